/** Errors of the job operations: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateModelInvocationJob.html */
const STATUS = {
  ConflictException: 400,
  InternalServerException: 500,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ValidationException: 400,
} as const;

/** A refusal of the control plane, which the client reads as an exception of this name. */
export class ControlError extends Error {
  readonly code: keyof typeof STATUS;

  constructor(code: keyof typeof STATUS, message: string) {
    super(message);
    this.code = code;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** In the words of the service. Never names the value. */
export function invalid(field: string, constraint: string): ControlError {
  const message = `1 validation error detected: Value at '${field}' failed to satisfy constraint: Member must ${constraint}`;
  return new ControlError('ValidationException', message);
}
