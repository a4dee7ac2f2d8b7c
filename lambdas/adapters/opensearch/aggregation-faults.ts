import { errors } from '@opensearch-project/opensearch';
import { UnknownTimeZoneError } from '../../domain/analytics/ports.ts';

/** What OpenSearch 2.19 gives as the cause where its Java does not know a zone; it refuses all searches of the request. */
const UNKNOWN_ZONE = 'zone_rules_exception';

/** The same fault, or a domain error where the engine's time zone data are older than ours and lack the plan's zone. */
export function describeCountFault(fault: unknown): unknown {
  const cause = fault instanceof Error ? fault.cause : undefined;
  if (!(cause instanceof errors.ResponseError)) return fault;
  const body = cause.body as { error?: { caused_by?: { type?: unknown } } } | undefined;
  return body?.error?.caused_by?.type === UNKNOWN_ZONE ? new UnknownTimeZoneError(fault) : fault;
}
