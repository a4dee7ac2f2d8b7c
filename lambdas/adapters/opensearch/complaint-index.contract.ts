import { describe, expect, it } from 'vitest';
import { complaintIndexDefinition } from '../../domain/complaints/listing/index-definition.ts';
import { IndexUnavailableError } from '../../domain/search/ports.ts';
import { COMPLAINT_INDEX } from '../../names.ts';
import { type ComplaintRig, complaintDocument } from '../../testing/complaint-rig.ts';
import { commentStep, openedStep } from '../../testing/complaint-steps.ts';

const FIRST = `${COMPLAINT_INDEX.prefix}1`;
const SECOND = `${COMPLAINT_INDEX.prefix}2`;

/** What writing to the index of complaints does on every engine. `fresh` gives a rig on an engine without one. */
export function complaintIndexContract(engine: string, fresh: () => Promise<ComplaintRig>): void {
  const ready = async (): Promise<ComplaintRig> => {
    const rig = await fresh();
    await rig.ensure();
    return rig;
  };

  describe(`index of complaints on ${engine}`, () => {
    it('is made once, beside that of the calls', async () => {
      const rig = await fresh();
      const made = await Promise.all([rig.ensure(), rig.ensure()]);
      expect(new Set(made.map(({ index }) => index))).toEqual(new Set([FIRST]));
      expect(await rig.ensure()).toEqual({ index: FIRST, created: false, outdated: false });
    });

    it('gives back every field as it was written, but for the text and the rank', async () => {
      const rig = await ready();
      const whole = complaintDocument('whole', {
        client_segment: 'home',
        channel: 'voice',
        owner: 'agent-7',
        first_response_at: '2026-11-02T11:00:00.000Z',
        first_response_minutes: 60.5,
        resolved_at: '2026-11-02T12:00:00.000Z',
        resolution_minutes: 120,
        missed: ['first_response', 'resolution'],
        entities: ['ORD-4711', '₹500'],
      });
      expect(await rig.write(whole)).toEqual([{ kind: 'done' }]);
      const { complaints } = await rig.search.list({ filters: {}, order: 'due', limit: 1 });
      const { text: _, priority_rank: __, ...shown } = whole;
      expect(complaints).toEqual([shown]);
    });

    it('keeps the newest version, in whatever order they come, and takes the same one again', async () => {
      const rig = await ready();
      for (const version of [2, 5, 3, 1, 4]) {
        const outcomes = await rig.write(complaintDocument('a', { version, group: `group-${version}` }));
        expect(outcomes).toEqual([{ kind: 'done' }]);
      }
      expect(await rig.ids({ group: ['group-5'] })).toEqual(['a']);
      await rig.write(complaintDocument('a', { version: 5, group: 'derived-anew' }));
      expect(await rig.ids({ group: ['derived-anew'] })).toEqual(['a']);
      expect(await rig.ids({})).toEqual(['a']);
    });

    it('does not replace a document by one of the same version with older clocks', async () => {
      const rig = await ready();
      const [{ name } = { name: '' }] = await rig.admin.list();
      const write = (group: string, complete: boolean) =>
        rig.index.writeTo([name], [{ document: complaintDocument('a', { version: 3, group }), complete }]);
      await write('half', false);
      await write('whole', true);
      expect(await write('half', false)).toEqual([{ kind: 'done' }]);
      await rig.refresh();
      expect(await rig.ids({ group: ['whole'] })).toEqual(['a']);
    });

    it('refuses one document of a batch with its reason, puts off one with a strange field, and takes the others', async () => {
      const rig = await ready();
      const wrong = complaintDocument('bad', { opened_at: 'yesterday' });
      const strange = { ...complaintDocument('odd'), colour: 'red' };
      const outcomes = await rig.write(complaintDocument('a'), wrong, strange, complaintDocument('b'));
      expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'refused', 'retry', 'done']);
      expect(await rig.ids({})).toEqual(['a', 'b']);
    });

    it('takes an entity of any length', async () => {
      const rig = await ready();
      expect(await rig.write(complaintDocument('long', { entities: ['9'.repeat(40_000)] }))).toEqual([
        { kind: 'done' },
      ]);
    });

    it('cannot be reached as long as there is none', async () => {
      const rig = await fresh();
      await expect(rig.index.write([complaintDocument('a')])).rejects.toBeInstanceOf(IndexUnavailableError);
    });

    it('is given the fields that it lacks', async () => {
      const rig = await fresh();
      const { settings, mappings } = complaintIndexDefinition({ replicas: 0 });
      const { repeats: _, ...properties } = mappings.properties;
      const older = { settings, mappings: { ...mappings, properties } };
      await rig.admin.create(1, older, { definition: 'of an earlier release' });
      await rig.admin.serve(FIRST);
      expect(await rig.write(complaintDocument('a'))).toEqual([{ kind: 'retry', status: 400 }]);
      expect(await rig.ensure()).toEqual({ index: FIRST, created: false, outdated: true });
      expect(await rig.write(complaintDocument('a'))).toEqual([{ kind: 'done' }]);
    });
  });

  describe(`rebuild of complaints on ${engine}`, () => {
    const stocked = async (count: number): Promise<ComplaintRig> => {
      const rig = await ready();
      for (let i = 0; i < count; i++) await rig.complaints.append(idOf(i), openedStep(idOf(i)));
      return rig;
    };
    const idOf = (i: number) => `complaint-${String(i).padStart(3, '0')}`;

    it('makes the index anew from the table', async () => {
      const rig = await stocked(130);
      await rig.complaints.append(idOf(7), commentStep(2, 'The technician rang the bell twice.'));
      await rig.write(complaintDocument('nobody-knows'));
      expect(await rig.rebuild()).toEqual({ done: true, index: SECOND, indexed: 130, refused: 0, in_table: 130 });
      expect(await rig.admin.list()).toMatchObject([{ name: SECOND, serves: true, written: true }]);
      expect(await rig.ids({ text: 'technicians ring bell' })).toEqual([]);
      expect(await rig.ids({ text: 'technicians twice' })).toEqual([idOf(7)]);
      expect((await rig.search.list({ filters: {}, order: 'due', limit: 1 })).total).toBe(130);
    });

    it('goes on where it was interrupted, while lists are answered and newer versions are written', async () => {
      const rig = await stocked(130);
      expect(await rig.rebuild()).toMatchObject({ done: true, index: SECOND });
      expect(await rig.rebuild(1)).toMatchObject({ done: false, indexed: 100, in_table: 130 });
      await rig.write(complaintDocument(idOf(120), { version: 9, group: 'in-between' }));
      expect((await rig.ids({})).length).toBe(100);
      expect(await rig.rebuild()).toMatchObject({ done: true, index: `${COMPLAINT_INDEX.prefix}3`, indexed: 130 });
      expect(await rig.ids({ group: ['in-between'] })).toEqual([idOf(120)]);
    });

    it('comes to nothing of an empty table', async () => {
      const rig = await stocked(0);
      expect(await rig.rebuild()).toEqual({ done: true, index: SECOND, indexed: 0, refused: 0, in_table: 0 });
      expect(await rig.ids({})).toEqual([]);
    });
  });
}
