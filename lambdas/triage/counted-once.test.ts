import { describe, expect, it } from 'vitest';
import { objectRef, s3Notification, transcript } from '../testing/samples.ts';
import { World } from '../testing/world.ts';
import { processMessage } from './process-message.ts';

const JSON_OF = (id: string) => JSON.stringify(transcript(id));

describe('a message that comes back', () => {
  it('counts what it stored, and announces it, also when the table fails for its neighbour', async () => {
    const world = new World();
    const object = objectRef('x.json', '01', { size: 9 });
    world.objects.upload(object, ['c1', 'c2', 'c3'].map((id) => JSON_OF(id)).join('\n'));
    let failures = 1;
    const deps = (): ReturnType<World['deps']> => {
      const given = world.deps();
      const put: typeof given.calls.put = async (call) => {
        if (call.call_id === 'c1' && failures-- > 0) throw new Error('throttled');
        return await given.calls.put(call);
      };
      return { ...given, calls: { put } };
    };
    await expect(processMessage(deps(), s3Notification(object))).rejects.toThrow('throttled');
    expect(world.published.map(({ call_id }) => call_id)).toEqual(['c2', 'c3']);
    await processMessage(deps(), s3Notification(object));
    expect(world.published.map(({ call_id }) => call_id).toSorted()).toEqual(['c1', 'c2', 'c2', 'c3', 'c3']);
    const counts = Object.fromEntries(world.counts);
    // The two that were stored are duplicates in the second attempt, and the upload is one.
    expect(counts).toMatchObject({ CallsStored: 3, CallsTriaged: 3, CallsDuplicate: 2, ObjectsReceived: 1 });
  });

  it('counts what it puts into quarantine once, though the message comes back', async () => {
    const world = new World();
    const object = objectRef('x.json', '01', { size: 9 });
    // More than a part of rejections, so that some are written before the call that the table fails for.
    world.objects.upload(object, [...Array.from({ length: 1_001 }, () => '{}'), JSON_OF('c1')].join('\n'));
    const broken = { ...world.deps(), calls: { put: () => Promise.reject(new Error('throttled')) } };
    await expect(processMessage(broken, s3Notification(object))).rejects.toThrow('throttled');
    expect(world.objects.text('quarantine/transcripts/x.json.reason.json')).not.toBe('');
    await processMessage(world.deps(), s3Notification(object));
    expect(Object.fromEntries(world.counts)).toMatchObject({ Quarantined: 1_001, ObjectsReceived: 1, CallsStored: 1 });
  });
});
