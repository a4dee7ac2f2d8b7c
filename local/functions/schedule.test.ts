import { expect, it } from 'vitest';
import { scheduleEvent, startSchedule } from './schedule.ts';

const schedule = {
  name: 'tick',
  arn: 'arn:aws:events:us-east-1:000000000000:rule/tick',
  source: 'aws.events' as const,
  everySeconds: 60,
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:fn',
};

it('never runs twice at the same time', async () => {
  let [running, most, runs] = [0, 0, 0];
  const invoke = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 30));
    running--;
    runs++;
    return { ok: true as const, requestId: 'r', payload: null };
  };
  const started = startSchedule({ schedule, everyMs: 5, invoke });
  await expect.poll(() => runs).toBeGreaterThan(2);
  started.stop();
  expect(most).toBe(1);
});

it('sends the event of EventBridge, or the input of the target', () => {
  expect(scheduleEvent(schedule, new Date('2026-01-02T03:04:05.678Z'))).toMatchObject({
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: '2026-01-02T03:04:05Z',
    account: '000000000000',
    region: 'us-east-1',
    resources: [schedule.arn],
    detail: {},
  });
  expect(scheduleEvent({ ...schedule, input: '{"a":1}' }, new Date())).toEqual({ a: 1 });
});
