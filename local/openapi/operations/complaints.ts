import type { Operation } from '../operation.ts';
import {
  COMPLAINT_FILTERS,
  COMPLAINT_ID,
  COMPLAINT_LIST,
  COMPLAINT_STATS,
  HISTORY_BEFORE,
} from './complaint-parameters.ts';
import { ETAG } from './entity-tag.ts';

/** Routes that show complaints. */
export const COMPLAINTS: readonly Operation[] = [
  {
    method: 'get',
    path: '/complaints',
    id: 'listComplaints',
    tag: 'Complaints',
    summary: 'List complaints',
    description: 'A page at a time. The list is seconds behind at most; a single complaint never is.',
    parameters: COMPLAINT_LIST,
    answer: { description: 'A page of complaints.', schema: 'ComplaintPage' },
    problems: ['BadRequest', 'SearchUnavailable'],
  },
  {
    method: 'get',
    path: '/complaints/{complaint_id}',
    id: 'readComplaint',
    tag: 'Complaints',
    summary: 'Read a complaint',
    description: 'The complaint with its clocks at this moment, what may be done next and its history.',
    parameters: [COMPLAINT_ID, HISTORY_BEFORE],
    answer: { description: 'The complaint.', schema: 'Complaint', headers: ETAG },
    problems: ['BadRequest', 'NoSuchComplaint'],
  },
  {
    method: 'get',
    path: '/complaints/stats',
    id: 'countComplaints',
    tag: 'Complaints',
    summary: 'See the figures of complaints',
    description: 'Of the complaints that were opened in a period, in all and by department. No model is asked.',
    parameters: COMPLAINT_STATS,
    answer: { description: 'The figures.', schema: 'ComplaintStats' },
    problems: ['BadRequest', 'SearchUnavailable'],
  },
  {
    method: 'get',
    path: '/complaints/export.csv',
    id: 'exportComplaints',
    tag: 'Complaints',
    summary: 'Export complaints for a spreadsheet',
    description:
      'All that match, the newest first. What a spreadsheet would take for a formula begins with an apostrophe. A transfer that breaks off is not whole.',
    parameters: COMPLAINT_FILTERS,
    answer: { description: 'A header line and a line for each complaint (RFC 4180).', csv: true },
    problems: ['BadRequest', 'SearchUnavailable'],
  },
  {
    method: 'post',
    path: '/complaints/summary',
    id: 'summariseComplaints',
    tag: 'Complaints',
    summary: 'Sum up complaints for an executive',
    description:
      'What happened, the most frequent issues and what to do about them. Figures are counted; a model writes the recommendations alone, each of which rests on complaints. The same summary is given again for a while.',
    body: {
      schema: 'ComplaintSummaryRequest',
      examples: {
        department: {
          summary: 'A department and a month',
          value: { department: 'billing', date_range: { start: '2026-10-01', end: '2026-10-31' } },
        },
        all: {
          summary: 'All departments, a week',
          value: { date_range: { start: '2026-11-09', end: '2026-11-15' } },
        },
      },
    },
    answer: { description: 'The summary.', schema: 'ComplaintSummary' },
    problems: ['BadRequest', 'TooLarge', 'SearchUnavailable'],
  },
];
