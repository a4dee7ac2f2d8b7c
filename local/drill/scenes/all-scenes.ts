import type { Scene } from '../scene.ts';
import { API_SCENES } from './api.ts';
import { DATA_SCENES } from './by-data.ts';
import { COMPLAINT_SCENES } from './complaints.ts';
import { MONEY_SCENES } from './money.ts';
import { QUEUE_SCENES } from './queues.ts';
import { SEARCH_SCENES } from './search.ts';

export const SCENES: readonly Scene[] = [
  ...DATA_SCENES,
  ...SEARCH_SCENES,
  ...QUEUE_SCENES,
  ...API_SCENES,
  ...COMPLAINT_SCENES,
  ...MONEY_SCENES,
];
