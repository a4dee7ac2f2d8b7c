import type { QuestionContext } from '../interpretation.ts';
import type { FoundMentions } from '../mentions/find-mentions.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Names of an invented company that sells solar kits. */
export const VOCABULARY: Vocabulary = {
  product: ['Solar Kit', 'Water Heater', 'Wall Battery', 'Total Care'],
  mentioned_product: ['inverter', 'remote control'],
  region: ['Pune', 'Jaipur', 'Kochi'],
  client_segment: ['household', 'factory'],
  channel: ['chat', 'email'],
  language: ['en', 'hi', 'hinglish'],
  agent_id: ['AG-31', 'AG-44'],
  issue: ['late_delivery', 'panel_fault'],
  key_issue: ['late_delivery'],
  tag: ['subsidy'],
};

/** A Wednesday. */
export const NOW = new Date('2026-11-18T10:00:00.000Z');
export const CONTEXT: QuestionContext = { now: NOW, time_zone: 'UTC', filters: {} };

/** Of a question in which nothing but words was found. */
export const NOTHING_FOUND: FoundMentions = {
  mentions: [],
  filters: {},
  apart: false,
  ascending: false,
  percentage: false,
  identifiers: [],
  rest: '',
  language: 'en',
};
