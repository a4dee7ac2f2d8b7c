import { describe, expect, it } from 'vitest';
import { understandingPrompt } from './ask-model.ts';
import { createUnderstanding } from './understand.ts';
import { CONTEXT, VOCABULARY } from './understanding.testing.ts';

const understand = createUnderstanding({ ...VOCABULARY, channel: ['chat', 'app'] });
const read = (question: string) => understand(question, CONTEXT);
const UNSURE = 0.5;

describe('doubts', () => {
  it.each([
    ['good evening, how are you today', 'small-talk'],
    ['aap kaise hain', 'small-talk'],
    ['thank you so much', 'small-talk'],
    ['7 * 6', 'small-talk'],
    ['compose a song about rain', 'small-talk'],
    ['Kochi', 'bare-name'],
  ])('are too great to answer "%s": %s', (question, reason) => {
    const { confidence, reasons } = read(question);
    expect(reasons).toContain(reason);
    expect(confidence).toBeLessThan(UNSURE);
  });

  it.each([
    'hello, how many calls in Pune',
    'ok show me calls about a loose cable',
    'thanks, why do customers cancel',
    'how are agents handling refunds',
    'make a summary of complaints in Pune',
  ])('are none about "%s"', (question) => {
    const { confidence, reasons } = read(question);
    expect(reasons).not.toContain('small-talk');
    expect(confidence).toBeGreaterThan(0.8);
  });

  it.each([
    'longest calls from Pune',
    'show the 5 shortest chats',
    'oldest calls about panels',
    'most important calls',
  ])('stay where a search is asked for an order: "%s"', (question) => {
    const { query_type, plan, reasons, confidence, search_text } = read(question);
    expect({ query_type, plan }).toEqual({ query_type: 'search', plan: null });
    expect(reasons).toContain('not-sorted');
    expect(confidence).toBeLessThan(0.7);
    expect(search_text).not.toMatch(/longest|shortest/);
  });

  it('are none where groups are ranked by a duration', () => {
    const { query_type, reasons } = read('which agent has the longest calls');
    expect(query_type).toBe('aggregation');
    expect(reasons).not.toContain('not-sorted');
  });

  it.each(['how many calls not in March', 'calls in fiscal year 2025', 'march ke alawa kitni calls'])(
    'are great where a time has no filter: "%s"',
    (question) => {
      expect(read(question).confidence).toBeLessThan(UNSURE);
    },
  );

  it('leave a model to read a time that the rules did not', () => {
    const draft = read('how many calls in fiscal year 2025');
    const { user } = understandingPrompt('x', VOCABULARY, draft, CONTEXT);
    expect(user).toContain('"dates_read":[]');
  });
});

describe('words that were read as something else', () => {
  it('"do" of a verb makes no group of the people behind it', () => {
    expect(read('what do customers return most').plan).toBeNull();
    expect(read('kis do regions se sabse zyada calls').plan?.group_by).toEqual([{ by: 'region', top: 2 }]);
  });

  it('a tag that is called one filters a search as well', () => {
    expect(read('show calls with tag subsidy').filters).toEqual({ tag: ['subsidy'] });
    expect(read('show calls about a subsidy').filters).toEqual({});
  });

  it('calls that are described are to be found', () => {
    expect(read('lengthy calls from Kochi').query_type).toBe('search');
    expect(read('how many lengthy calls from Kochi').query_type).toBe('aggregation');
  });
});
