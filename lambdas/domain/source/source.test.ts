import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectRef, s3Notification } from '../../testing/samples.ts';
import { bodyKey, decodeEventKey, quarantineKeys } from './object-key.ts';
import { readResumeMessage, writeResumeMessage } from './resume-message.ts';
import { parseSourceEvents } from './s3-event.ts';
import { compareVersions, sourceOrder } from './version-order.ts';

describe('keys', () => {
  it.each([
    ['transcripts/a+b.json', 'transcripts/a b.json'],
    ['transcripts/a%2Bb.json', 'transcripts/a+b.json'],
    ['transcripts/%E0%A4%B9%F0%9F%98%80', 'transcripts/ह😀'],
    ['transcripts/%2525', 'transcripts/%25'],
    ['transcripts/..%2F..%2Fetc', 'transcripts/../../etc'],
  ])('row 27: decodes %s as S3 encodes it', (encoded, key) => {
    expect(decodeEventKey(encoded)).toBe(key);
  });

  it.each(['transcripts/%E0%A4%A', 'transcripts/a%00b', '%', ''])('row 27: refuses %j', (encoded) => {
    expect(decodeEventKey(encoded)).toBeUndefined();
  });

  it('puts the unreadable part under the key of the object, and its reason beside it', () => {
    expect(quarantineKeys('transcripts/a.json')).toEqual({
      content: 'quarantine/transcripts/a.json',
      reason: 'quarantine/transcripts/a.json.reason.json',
    });
    expect(quarantineKeys('transcripts/a.json', 3).reason).toBe('quarantine/transcripts/a.json.part-3.reason.json');
  });

  it('keeps quarantine keys within what S3 takes, for any key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 1024 }), (key) => {
        expect(Buffer.byteLength(quarantineKeys(key, 12).reason)).toBeLessThanOrEqual(1024);
      }),
    );
  });

  it('names the body of a call by its content', () => {
    expect(bodyKey('a', 'x')).toBe(bodyKey('a', 'x'));
    expect(bodyKey('a', 'x')).not.toBe(bodyKey('a', 'y'));
    expect(bodyKey('a', 'x')).toMatch(/^bodies\/[0-9a-f]{32}\/[0-9a-f]{32}\.json$/);
  });
});

describe('versions', () => {
  it('row 3: pads the shorter sequencer on the right and compares as strings', () => {
    expect(sourceOrder('1', 0) > sourceOrder('0F', 0)).toBe(true);
    expect(sourceOrder('0055aed6dcd90281e5', 0)).toBe(sourceOrder('0055AED6DCD90281E5', 0));
    expect(sourceOrder('A', 2) > sourceOrder('A', 1)).toBe(true);
    expect(sourceOrder('A', 10) > sourceOrder('A', 9)).toBe(true);
  });

  it('is a total order as long as event times follow the sequencers of a key', () => {
    const version = fc
      .record({ key: fc.constantFrom('a', 'b', 'c'), time: fc.integer({ min: 0, max: 20 }) })
      .map(({ key, time }) => ({
        id: key,
        order: sourceOrder(time.toString(16).padStart(4, '0'), 0),
        event_time: new Date(time).toISOString(),
      }));
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('notifications', () => {
  it('reads every record of an S3 notification', () => {
    const objects = [objectRef('a b+c.json', '01'), objectRef('ह.json', '02')];
    expect(parseSourceEvents(JSON.parse(s3Notification(...objects)))).toEqual(
      objects.map((object) => ({ kind: 'object', object: { ...object, etag: undefined } })),
    );
  });

  it('row 28: takes the EventBridge form, whose keys are not encoded', () => {
    const event = {
      'detail-type': 'Object Created',
      time: '2026-11-02T10:00:00Z',
      detail: { bucket: { name: 'calls' }, object: { key: 'transcripts/a+b%20.json', size: 3, sequencer: '0A' } },
    };
    expect(parseSourceEvents(event)[0]).toMatchObject({ kind: 'object', object: { key: 'transcripts/a+b%20.json' } });
  });

  it.each([
    [{ Service: 'Amazon S3', Event: 's3:TestEvent' }, 'test'],
    [
      {
        Records: [
          {
            eventName: 'ObjectRemoved:Delete',
            eventTime: '2026-11-02T10:00:00Z',
            s3: { bucket: { name: 'b' }, object: { key: 'k' } },
          },
        ],
      },
      'removed',
    ],
    [JSON.parse(s3Notification({ ...objectRef('', '01'), key: 'quarantine/x' })), 'other-prefix'],
    [JSON.parse(s3Notification({ ...objectRef('folder/', '01'), size: 0 })), 'folder'],
  ])('row 28: acknowledges %j without doing anything', (event, why) => {
    expect(parseSourceEvents(event)).toEqual([{ kind: 'ignored', why }]);
  });

  it('row 28: takes an object whose key ends in a slash for a folder only when it is known to be empty', () => {
    for (const size of [undefined, 3]) {
      const [event] = parseSourceEvents(JSON.parse(s3Notification(objectRef('folder/', '01', { size }))));
      expect(event).toMatchObject({ kind: 'object', object: { size } });
    }
  });

  it.each([null, [], 'x', 7, {}, { Records: [{}] }, { Records: [{ eventName: 'ObjectCreated:Put' }] }])(
    'row 28: throws on %j, so that it ends in the dead-letter queue',
    (event) => {
      expect(() => parseSourceEvents(event)).toThrow();
    },
  );

  it('row 37: tolerates a later event version that still has the fields it needs', () => {
    const later = JSON.parse(s3Notification(objectRef('a', '01')));
    later.Records[0].eventVersion = '9.0';
    expect(parseSourceEvents(later)[0]?.kind).toBe('object');
  });
});

describe('resume messages', () => {
  it('are read back as they were written', () => {
    const point = {
      object: objectRef('a', '01'),
      from: { mode: 'lines' as const, offset: 5, line: 2, item: 1 },
      compressed: true,
      quarantined: 2,
    };
    expect(readResumeMessage(JSON.parse(writeResumeMessage(point)))).toEqual(point);
    expect(readResumeMessage({ Records: [] })).toBeUndefined();
  });

  it('are invalid when they name no place in any object', () => {
    const point = { object: objectRef('a', '01'), compressed: false, quarantined: 0 };
    const message = (more: object) =>
      JSON.parse(JSON.stringify({ kind: 'callsift.resume', version: 1, ...point, ...more }));
    expect(readResumeMessage(message({}))).toMatchObject(point);
    expect(readResumeMessage(message({ quarantined: -1 }))).toBe('invalid');
    expect(readResumeMessage(message({ object: { ...point.object, sequencer: 'F'.repeat(2000) } }))).toBe('invalid');
  });

  it('row 37: of an unknown version are parked in the dead-letter queue', () => {
    expect(() => readResumeMessage({ kind: 'callsift.resume', version: 2 })).toThrow();
  });
});
