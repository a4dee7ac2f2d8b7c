import type { Operation } from '../operation.ts';

export const SERVICE: readonly Operation[] = [
  {
    method: 'get',
    path: '/health',
    id: 'checkHealth',
    tag: 'Service',
    summary: 'See whether the service runs',
    description: 'Reads nothing.',
    answer: { description: 'It runs.', schema: 'Health' },
    problems: [],
    open: true,
  },
  {
    method: 'get',
    path: '/ready',
    id: 'checkReady',
    tag: 'Service',
    summary: 'See whether the service can work',
    description: 'Reaches for the calls table.',
    answer: { description: 'It can.', schema: 'Ready' },
    problems: ['NotReady'],
    open: true,
  },
];
