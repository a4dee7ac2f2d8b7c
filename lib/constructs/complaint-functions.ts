import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { INTAKE_TIMEOUT } from './call-queues.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { grantTicketing, type TicketingProps, ticketingEnvironment } from './complaint-grants.ts';
import { DEADLINES_TIMEOUT } from './deadlines.ts';
import { STREAM_TIMEOUT } from './query-functions.ts';
import { type CallSources, grantAskComplaints, grantReadCalls, type SearchFunctionProps } from './search-grants.ts';
import type { WorkQueue } from './work-queue.ts';

/** Calls, or complaints, that a function gets at a time. */
const BATCH_SIZE = 10;
/** A hundred complaints that are assigned at a time have their effects within it, or leave them to the sweeper. */
const API_TIMEOUT = Duration.seconds(15);

/** The function that opens complaints of the calls of a queue, and what makes it run. */
export function addIntake(scope: Construct, props: TicketingProps & CallSources, work: WorkQueue) {
  const intake = new CallsiftFunction(scope, 'Intake', {
    name: 'complaint-intake',
    description: 'Opens complaints that calls tell of, and reads them anew with their calls',
    config: props.config,
    network: props.network,
    timeout: INTAKE_TIMEOUT,
    environment: {
      CALLS_TABLE: props.calls.tableName,
      TRANSCRIPTS_BUCKET: props.transcripts.bucketName,
      ...ticketingEnvironment(props),
    },
  });
  grantTicketing(intake.role, props);
  // UpdateItem notes that the complaints of a call are opened.
  grantReadCalls(intake.role, props, 'dynamodb:GetItem', 'dynamodb:UpdateItem');
  work.queue.grantConsumeMessages(intake.role);
  return { ...intake, source: take(scope, 'IntakeSource', intake.function, { config: props.config, work }) };
}

/** The function that notes missed deadlines and does what a crash has left undone, and what makes it run. */
export function addTimers(scope: Construct, props: TicketingProps) {
  const timers = new CallsiftFunction(scope, 'Timers', {
    name: 'complaint-timers',
    description: 'Notes missed deadlines of complaints and escalates them',
    config: props.config,
    network: props.network,
    timeout: DEADLINES_TIMEOUT,
    environment: ticketingEnvironment(props),
  });
  grantTicketing(timers.role, props);
  const { work } = props.deadlines;
  work.queue.grantConsumeMessages(timers.role);
  return { ...timers, source: take(scope, 'TimersSource', timers.function, { config: props.config, work }) };
}

/** The function for people who work on complaints. */
export function addComplaints(scope: Construct, props: TicketingProps): CallsiftFunction<'complaints'> {
  const complaints = new CallsiftFunction(scope, 'Api', {
    name: 'complaints',
    description: 'Lists, shows, changes and counts complaints',
    config: props.config,
    network: props.network,
    timeout: API_TIMEOUT,
    memorySize: 1024,
    environment: ticketingEnvironment(props),
  });
  grantTicketing(complaints.role, props);
  grantAskComplaints(complaints.role, props.domain);
  return complaints;
}

/** The function that writes complaints as a table for a spreadsheet, as they come. */
export function addExport(scope: Construct, { config, domain, network }: SearchFunctionProps) {
  const exporting = new CallsiftFunction(scope, 'Export', {
    name: 'complaint-export',
    description: 'Exports complaints as CSV',
    config,
    network,
    timeout: STREAM_TIMEOUT,
    environment: { SEARCH_ENDPOINT: domain.endpoint },
  });
  grantAskComplaints(exporting.role, domain);
  return exporting;
}

/** Its messages come some at a time, and each that failed comes again by itself. */
function take(
  scope: Construct,
  id: string,
  target: LambdaFunction,
  { config, work }: { readonly config: Config; readonly work: WorkQueue },
): EventSourceMapping {
  return new EventSourceMapping(scope, id, {
    target,
    eventSourceArn: work.queue.queueArn,
    batchSize: BATCH_SIZE,
    reportBatchItemFailures: true,
    maxConcurrency: config.complaintConcurrency,
  });
}
