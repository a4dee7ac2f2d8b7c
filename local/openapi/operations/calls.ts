import { DEFAULT_LIMIT, type LIST_PARAMETERS, MAX_LIMIT } from '#lambdas/domain/calls/list-query.ts';
import { MAX_ID } from '#lambdas/domain/transcript/canonical-id.ts';
import { IMPORTANCES } from '#lambdas/domain/triage/types.ts';
import type { Operation } from '../operation.ts';
import { type ParameterObject, queryParameter } from '../parameter.ts';
import { DATE_DESCRIPTIONS } from '../request-descriptions.ts';

const LIST: Readonly<Record<(typeof LIST_PARAMETERS)[number], ParameterObject>> = {
  client_id: {
    ...queryParameter('client_id', 'Id of the client.', { type: 'string', minLength: 1, maxLength: MAX_ID }),
    required: true,
  },
  start_date: queryParameter('start_date', DATE_DESCRIPTIONS.start, { type: 'string' }),
  end_date: queryParameter('end_date', DATE_DESCRIPTIONS.end, { type: 'string' }),
  importance: {
    ...queryParameter('importance', 'One or more, with commas in between.', {
      type: 'array',
      items: { type: 'string', enum: [...IMPORTANCES] },
    }),
    style: 'form',
    explode: false,
  },
  limit: queryParameter('limit', 'Calls of one page.', {
    type: 'integer',
    minimum: 1,
    maximum: MAX_LIMIT,
    default: DEFAULT_LIMIT,
  }),
  cursor: queryParameter('cursor', 'next_cursor of the page before, with everything else the same.', {
    type: 'string',
  }),
};

export const CALLS: readonly Operation[] = [
  {
    method: 'post',
    path: '/search',
    id: 'searchCalls',
    tag: 'Calls',
    summary: 'Search calls by words and by meaning',
    description:
      'Finds calls by what is said in them, with the turns that show why. Where the vectors cannot be had it goes by words alone and says so.',
    body: {
      schema: 'Search',
      examples: {
        hybrid: {
          summary: 'By words and by meaning',
          value: {
            query: 'refund never arrived',
            filters: { product: 'Fibre 500', not: { region: ['North'] } },
            top_k: 5,
          },
        },
        phrase: { summary: 'A phrase, by words', value: { query: '"cancel my contract"', mode: 'keyword' } },
      },
    },
    answer: { description: 'The calls that were found.', schema: 'SearchAnswer' },
    problems: ['BadRequest', 'TooLarge', 'SearchUnavailable'],
  },
  {
    method: 'get',
    path: '/calls',
    id: 'listCalls',
    tag: 'Calls',
    summary: 'List the calls of a client',
    description: 'The newest first, a page at a time.',
    parameters: Object.values(LIST),
    answer: { description: 'A page of calls.', schema: 'CallPage' },
    problems: ['BadRequest'],
  },
  {
    method: 'get',
    path: '/calls/{call_id}',
    id: 'readCall',
    tag: 'Calls',
    summary: 'Read a call',
    description: 'The call with its redacted turns, and what triage and enrichment found in it.',
    parameters: [
      {
        name: 'call_id',
        in: 'path',
        required: true,
        description: 'Id of the call; what a path cannot hold is percent-encoded.',
        schema: { type: 'string' },
      },
    ],
    answer: { description: 'The call.', schema: 'Call' },
    problems: ['NoSuchCall'],
  },
];
