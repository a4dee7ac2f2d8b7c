/** What AWS measures in something other than counts: namespace, metric, unit. */
export const PLATFORM_UNITS: readonly (readonly [string, string, string])[] = [
  ['AWS/Lambda', 'Duration', 'Milliseconds'],
  ['AWS/ApiGateway', 'Latency', 'Milliseconds'],
  ['AWS/ApiGateway', 'IntegrationLatency', 'Milliseconds'],
  ['AWS/SQS', 'ApproximateAgeOfOldestMessage', 'Seconds'],
  ['AWS/DynamoDB', 'SuccessfulRequestLatency', 'Milliseconds'],
  ['AWS/ES', 'FreeStorageSpace', 'Megabytes'],
  ['AWS/ES', 'JVMMemoryPressure', 'Percent'],
  ['AWS/ES', 'SearchLatency', 'Milliseconds'],
];
