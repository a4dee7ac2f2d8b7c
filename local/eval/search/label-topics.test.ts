import { describe, expect, it } from 'vitest';
import type { Topic } from './corpus.ts';
import { classTopics, taskSetTopics, taskTopics } from './label-topics.ts';

const played = [
  { call_id: 'c1', tasks: ['parcel_lost'] },
  { call_id: 'c2', tasks: ['parcel_lost', 'garden_tour'] },
  { call_id: 'c3', tasks: ['garden_tour', 'parcel_lost', 'key_copy'] },
];

const shown = (topics: readonly Topic[]) =>
  Object.fromEntries(topics.map(({ text, relevant }) => [text, [...relevant.keys()]]));

describe('queries from tasks', () => {
  it('asks each task once by its name, and every call with it is right', () => {
    expect(shown(taskTopics(played))).toEqual({
      'garden tour': ['c2', 'c3'],
      'key copy': ['c3'],
      'parcel lost': ['c1', 'c2', 'c3'],
    });
  });

  it('asks each combination once, and calls with more tasks are right as well', () => {
    expect(shown(taskSetTopics(played))).toEqual({
      'garden tour parcel lost': ['c2', 'c3'],
      'garden tour key copy parcel lost': ['c3'],
    });
  });

  it('takes the same tasks in another order as the same combination', () => {
    const labels = [
      { call_id: 'c1', tasks: ['b_b', 'a_a'] },
      { call_id: 'c2', tasks: ['a_a', 'b_b', 'a_a'] },
    ];
    expect(shown(taskSetTopics(labels))).toEqual({ 'a a b b': ['c1', 'c2'] });
  });
});

describe('queries from classes', () => {
  const labelled = [
    { call_id: 'c1', gold_intent_set: ['complaint'], fraud: true },
    { call_id: 'c2', gold_intent_set: ['complaint', 'inquiry'], fraud: false },
    { call_id: 'c3', gold_intent_set: ['general'] },
  ];

  it('asks each class that some call has in three ways', () => {
    const topics = classTopics(labelled);
    expect(topics.map(({ id }) => id)).toEqual([
      ...['complaint/1', 'complaint/2', 'complaint/3'],
      ...['inquiry/1', 'inquiry/2', 'inquiry/3'],
      ...['fraud/1', 'fraud/2', 'fraud/3'],
    ]);
    expect(new Set(topics.map(({ text }) => text)).size).toBe(topics.length);
  });

  it('takes every call of the class as right, whichever way it is asked', () => {
    const right = classTopics(labelled).map(({ id, relevant }) => [id.split('/')[0], [...relevant.keys()].join(' ')]);
    expect(new Set(right.map(([name, ids]) => `${name}: ${ids}`))).toEqual(
      new Set(['complaint: c1 c2', 'inquiry: c2', 'fraud: c1']),
    );
  });
});
