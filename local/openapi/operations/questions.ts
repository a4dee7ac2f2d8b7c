import type { Operation } from '../operation.ts';

const EXAMPLES = {
  insight: {
    summary: 'What is said in calls, and why',
    value: {
      query: 'What are customers complaining about in calls about Fibre 500, and why?',
      mode: 'balanced',
      filters: { region: ['South'], date_range: { start: '2026-10-01', end: '2026-10-31' } },
      time_zone: 'Asia/Kolkata',
    },
  },
  count: {
    summary: 'A figure, without any model',
    value: { query: 'How many calls by region last week?', mode: 'cheap' },
  },
  search: { summary: 'The calls themselves', value: { query: 'Find calls where the refund never came' } },
};

const DESCRIPTION =
  `The question is understood by rules and answered in the cheapest way that answers it: by counting, by
searching, or, where it asks what is said in calls and why, by a model whose every claim is checked against the calls before
it is shown. An answer that was given before is given again until calls that it is about change.`.replaceAll('\n', ' ');

export const QUESTIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/query',
    id: 'askQuestion',
    tag: 'Questions',
    summary: 'Ask a question',
    description: DESCRIPTION,
    body: { schema: 'Query', examples: EXAMPLES },
    answer: { description: 'The answer with its sources.', schema: 'Answer' },
    problems: ['BadRequest', 'TooLarge', 'QuestionRefused', 'SearchUnavailable'],
  },
  {
    method: 'post',
    path: '/query/stream',
    id: 'streamAnswer',
    tag: 'Questions',
    summary: 'Ask a question and get the answer as it is made',
    description: `${DESCRIPTION} What is refused before the first event has a status of its own; after it the stream ends with the event error.`,
    body: { schema: 'Query', examples: EXAMPLES },
    answer: {
      description:
        'Server-sent events in this order: interpretation, sources, claim (any number), final; or error as the last one. The data of each is one line of JSON; x-events names its schema.',
      events: {
        interpretation: 'InterpretationEvent',
        sources: 'SourcesEvent',
        claim: 'ClaimEvent',
        final: 'FinalEvent',
        error: 'ErrorEvent',
      },
    },
    problems: ['BadRequest', 'TooLarge', 'QuestionRefused', 'SearchUnavailable'],
  },
  {
    method: 'post',
    path: '/feedback',
    id: 'giveFeedback',
    tag: 'Questions',
    summary: 'Say whether an answer helped',
    description: 'Of a question of your own. Said again, the last word counts.',
    body: {
      schema: 'Feedback',
      examples: {
        useful: {
          summary: 'It did not help',
          value: {
            query_id: '0d4c6f0e-6f0b-4b2e-9a64-2f1d2d0a7c11',
            useful: false,
            comment: 'I meant the outage of Tuesday.',
          },
        },
      },
    },
    answer: { description: 'It was noted.', schema: 'FeedbackGiven' },
    problems: ['BadRequest', 'NoSuchQuery', 'TooLarge'],
  },
];
