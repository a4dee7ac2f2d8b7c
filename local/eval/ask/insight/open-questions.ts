import { readFileSync } from 'node:fs';

/** Questions without types: some that no call of the data answers, some that calls do, and what calls are about. */
export interface OpenQuestions {
  readonly unanswerable: readonly string[];
  readonly answerable: readonly string[];
  readonly topics: readonly string[];
}

const FILE = new URL('../questions/open.json', import.meta.url);

export const readOpenQuestions = (): OpenQuestions => JSON.parse(readFileSync(FILE, 'utf8')) as OpenQuestions;

/** Ways to ask what is said about a topic. */
const TEMPLATES: readonly ((topic: string) => string)[] = [
  (topic) => `What do customers say about ${topic}?`,
  (topic) => `Why do people call about ${topic}?`,
  (topic) => `What problems do customers have with ${topic}?`,
  (topic) => `Summarise what was said about ${topic}.`,
  (topic) => `How do agents deal with ${topic}?`,
  (topic) => `${topic} ke bare me log kya kehte hain?`,
  (topic) => `log ${topic} se pareshan kyun hain?`,
];

/** A question for each topic in each way, the topics side by side. */
export const insightQuestions = (topics: readonly string[]): readonly string[] =>
  TEMPLATES.flatMap((ask) => topics.map(ask));
