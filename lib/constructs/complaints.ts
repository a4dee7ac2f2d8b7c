import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { EventSourceMapping, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { addComplaints, addExport, addIntake, addTimers } from './complaint-functions.ts';
import type { TicketingProps } from './complaint-grants.ts';
import { addSummary } from './complaint-summary.ts';
import { ComplaintSweeper } from './complaint-sweeper.ts';
import { Deadlines } from './deadlines.ts';
import type { QueryFunctionProps } from './query-functions.ts';
import type { CallSources } from './search-grants.ts';
import type { WorkQueue } from './work-queue.ts';

export interface ComplaintsProps
  extends QueryFunctionProps,
    CallSources,
    Pick<TicketingProps, 'complaints' | 'storageKey'> {
  readonly messageKey: Key;
  /** Calls that may complain. */
  readonly intake: WorkQueue;
}

/** Routes of the API over complaints, by who answers them. */
export interface ComplaintHandlers {
  readonly complaints: LambdaFunction;
  readonly export: LambdaFunction;
  readonly summary: LambdaFunction;
}

/**
 * From a call to a closed complaint with a deadline: what opens complaints, watches their clocks, shows and changes them,
 * and tells other systems. It is in the stack of the search domain since its functions write to the domain and ask it, whose
 * administrator must name their roles.
 */
export class Complaints extends Construct {
  readonly events: Topic;
  readonly deadlines: Deadlines;
  readonly handlers: ComplaintHandlers;
  /** What the domain's own access control lets the functions do. */
  readonly members: Readonly<Record<'writer' | 'reader', readonly Role[]>>;
  /** What makes the functions run that write to the index. */
  readonly sources: readonly EventSourceMapping[];

  constructor(scope: Construct, id: string, props: ComplaintsProps) {
    super(scope, id);
    const { config, storageKey, messageKey, complaints } = props;
    this.events = new Topic(this, 'Events', {
      displayName: 'Callsift complaint events',
      masterKey: messageKey,
      enforceSSL: true,
    });
    this.deadlines = new Deadlines(this, 'Deadlines', { messageKey });
    const ticketing = { ...props, complaintEvents: this.events, deadlines: this.deadlines };
    const intake = addIntake(this, ticketing, props.intake);
    const timers = addTimers(this, ticketing);
    const api = addComplaints(this, ticketing);
    const exporting = addExport(this, props);
    const summary = addSummary(this, props);
    const { work } = this.deadlines;
    new ComplaintSweeper(this, 'Sweeping', { config, storageKey, messageKey, complaints, deadlines: work });
    this.handlers = { complaints: api.function, export: exporting.function, summary: summary.function };
    this.members = {
      writer: [intake.role, timers.role, api.role],
      reader: [api.role, exporting.role, summary.role],
    };
    this.sources = [intake.source, timers.source];
  }
}
