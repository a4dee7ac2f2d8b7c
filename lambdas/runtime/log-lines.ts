import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { correlationId } from './correlation.ts';
import { functionName } from './env.ts';

/** Keys that tell where a line comes from; what a line has to tell never takes their place. */
export class CorrelatedLines extends LogFormatter {
  override formatAttributes(attributes: UnformattedAttributes, details: LogAttributes): LogItem {
    const { lambdaContext: lambda } = attributes;
    const origin = {
      level: attributes.logLevel,
      message: attributes.message,
      timestamp: this.formatTimestamp(attributes.timestamp),
      service: attributes.serviceName,
      correlation_id: correlationId(),
      // What is said before the first invocation is said by a cold start.
      cold_start: lambda?.coldStart ?? true,
      function_name: lambda?.functionName ?? functionName(),
      function_memory_size: lambda?.memoryLimitInMB,
      function_request_id: lambda?.awsRequestId,
      sampling_rate: attributes.sampleRateValue,
      xray_trace_id: attributes.xRayTraceId,
    };
    return new LogItem({ attributes: { ...origin } }).addAttributes(details).addAttributes(origin);
  }
}
