import { setTimeout as sleep } from 'node:timers/promises';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { DrillWorld } from '../drill-world.ts';
import type { Mishap } from '../gate.ts';
import type { Scene } from '../scene.ts';
import { complaints, SAID, upload } from './calls.ts';
import { all, befall, moved, UNAVAILABLE } from './faults.ts';

/**
 * Sweepers ask ten days ahead, within which the next deadline of every complaint comes, and read what was almost as long
 * ago. Less, so that they still ask for what they have put off by its age.
 */
const AHEAD_HOURS = 240;
const BACK_HOURS = 230;
/** By now the complaint of an upload is open. */
const OPENED_MS = 6_000;

async function tend(world: DrillWorld): Promise<void> {
  const [first] = await complaints(world);
  const MessageBody = JSON.stringify({ complaint_id: first?.complaint_id });
  if (first === undefined) return;
  await world.clients.sqs.send(new SendMessageCommand({ QueueUrl: world.output('DeadlinesQueueUrl'), MessageBody }));
}

/** Changes a complaint as an agent does, whatever its version is. */
async function change(world: DrillWorld, n: number): Promise<void> {
  const target = (await complaints(world)).at(-1);
  if (target === undefined) return;
  await world.ask('agent', `/complaints/${target.complaint_id}`, {
    method: 'PATCH',
    body: { owner: `agent-${n}` },
    headers: { 'if-match': '*' },
  });
}

function altered(request?: (text: string) => string, answer?: (text: string) => string): Mishap {
  return { kind: 'altered', ...(request && { request }), ...(answer && { answer }) };
}

const isQuery = ({ operation }: { operation: string }) => operation === 'Query';
let changes = 0;

export const COMPLAINT_SCENES: readonly Scene[] = [
  {
    name: 'events-lost',
    how: 'fault',
    what: 'the topic of complaints is unavailable to those who publish to it',
    alarms: ['ComplaintEventsFailed'],
    act: 5,
    raise: async (world) => {
      const of = ['complaint-intake', 'complaint-timers', 'complaints'] as const;
      return befall(world, { service: 'sns', of, mishap: UNAVAILABLE });
    },
    meanwhile: async (world) => {
      await upload(world, SAID.complaint);
      await change(world, changes++);
      await tend(world);
    },
  },
  {
    name: 'effects-left',
    how: 'fault',
    what: 'events cannot be published, and the sweepers read the tables of another time',
    alarms: ['UnsettledAge', 'ComplaintsUnsettledAge', 'DeadlineLag', 'EffectsOutstanding'],
    act: 4,
    raise: async (world) => {
      const ofComplaints = ['complaint-intake', 'complaint-timers'] as const;
      const unheard = befall(world, { service: 'sns', of: ofComplaints, mishap: UNAVAILABLE });
      await upload(world, SAID.complaint, 3);
      await sleep(OPENED_MS);
      const [request, answer] = [AHEAD_HOURS, -BACK_HOURS].map((hours) => (text: string) => moved(text, hours));
      const of = ['sweeper', 'complaint-sweeper'] as const;
      const mend = all(
        unheard,
        befall(world, { service: 'sns', of: ['triage', 'sweeper'], mishap: UNAVAILABLE }),
        befall(world, { service: 'dynamodb', of, when: isQuery, mishap: altered(request, answer) }),
        befall(world, { service: 'dynamodb', of: ['sweeper'], mishap: altered(undefined, answer) }),
      );
      await upload(world, SAID.plain, 3);
      return mend;
    },
    meanwhile: async ({ run }) => {
      await Promise.all([run('sweeper'), run('complaint-sweeper')]);
    },
  },
  {
    name: 'deadline-noticed-late',
    how: 'fault',
    what: 'timers find a complaint whose history is twenty days older than when it was told',
    alarms: ['DeadlineNoticedLate'],
    act: 3,
    raise: async (world) => {
      const answer = (text: string) => moved(text, -2 * BACK_HOURS);
      await upload(world, SAID.complaint);
      return befall(world, { service: 'dynamodb', of: ['complaint-timers'], mishap: { kind: 'altered', answer } });
    },
    meanwhile: tend,
  },
];
