import type { Vocabulary } from '../vocabulary.ts';

/** Sunday, 20 September 2026, 15:30 in Kolkata. */
export const ASKED = { now: new Date('2026-09-20T10:00:00.000Z'), time_zone: 'Asia/Kolkata' };

/** What the calls of the tests have in their fields. */
export const VOCABULARY: Vocabulary = {
  product: ['Fibre 500', 'Fibre 100', 'Mobile Premium', 'Router X200', 'Kiosk', 'Bijli Bachat'],
  mentioned_product: ['sim card', 'Kiosk'],
  region: ['North', 'South', 'East Zone', 'US'],
  client_segment: ['enterprise', 'smb'],
  channel: ['phone', 'chat', 'email'],
  language: ['en', 'hi', 'hinglish', 'other'],
  agent_id: ['A-17', 'A-18', 'desk-w-91b16ed4', 'unknown'],
  issue: ['duplicate_charge', 'refund_pending', 'refund'],
  key_issue: ['late_delivery', 'NEW_ISSUE'],
  tag: ['refund', 'late delivery', 'loyalty points', 'chat', 'complaint'],
};
