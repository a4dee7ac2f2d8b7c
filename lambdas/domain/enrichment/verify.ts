import { type CheckEvidence, createEvidenceCheck } from './check-evidence.ts';
import { type CleanFinding, createFindingCleaner, untilSame } from './clean-finding.ts';
import { type Answer, LIMITS } from './schema.ts';
import type { SentTurn } from './select-turns.ts';
import { type ActionItem, type Insights, type KeyIssue, NEW_ISSUE, type RiskFinding } from './types.ts';

interface Checks {
  readonly evidence: CheckEvidence;
  readonly clean: CleanFinding;
}

/**
 * What of an answer may be stored. Findings (key issues, action items, risks above low) stay only with evidence that
 * stands in the turns that were sent; the others are counted, and lower the confidence by their share. Free text is
 * cleaned, and personal data that the turns do not hold are redacted in it. Verifying what is verified changes nothing
 * but that count.
 */
export function verify(answer: Answer, sent: readonly SentTurn[]): Insights {
  const texts = sent.map(({ text }) => text);
  const checks = { evidence: createEvidenceCheck(sent), clean: createFindingCleaner(texts) };
  const issues = answer.key_issues.flatMap((issue) => keyIssue(issue, checks));
  const actions = answer.action_items.flatMap((item) => actionItem(item, checks));
  const risks = [answer.churn_risk, answer.escalation_risk] as const;
  const [churn, escalation] = [riskFinding(risks[0], checks), riskFinding(risks[1], checks)];
  const found = answer.key_issues.length + answer.action_items.length + risks.filter(isFinding).length;
  const kept = issues.length + actions.length + [churn, escalation].filter(isFinding).length;
  return {
    summary: checks.clean(answer.summary, LIMITS.summary) || checks.clean(opening(sent), LIMITS.summary),
    key_issues: mergedIssues(issues).slice(0, LIMITS.issues),
    action_items: mergedActions(actions).slice(0, LIMITS.actions),
    tags: tagsOf(answer.tags, checks.clean),
    resolution: answer.resolution,
    customer_effort: answer.customer_effort,
    churn_risk: churn,
    escalation_risk: escalation,
    confidence: lowered(answer.confidence, found - kept, found),
    dropped_findings: found - kept,
  };
}

/** Where nothing is left of a summary, what was said first by somebody who is not the agent. */
function opening(sent: readonly SentTurn[]): string {
  const first = sent.find(({ speaker }) => speaker !== 'agent') ?? sent[0];
  return first?.text ?? '';
}

function lowered(confidence: number, dropped: number, found: number): number {
  const kept = found === 0 ? 1 : 1 - dropped / found;
  return Math.round(confidence * kept * 10_000) / 10_000;
}

function keyIssue({ key, proposed_name, ...given }: Answer['key_issues'][number], checks: Checks): KeyIssue[] {
  const evidence = checks.evidence(given.evidence);
  const description = checks.clean(given.description, LIMITS.description);
  if (evidence.length === 0 || description === '') return [];
  if (key !== NEW_ISSUE) return [{ key, description, evidence }];
  const name = proposedName(proposed_name ?? '', checks.clean);
  return name === '' ? [] : [{ key, proposed_name: name, description, evidence }];
}

const PLACEHOLDER = /\[[A-Z_]+_\d+\]/g;

/** Like the keys of the configuration: lower case, words joined by `_`; nobody's data are part of it. */
function proposedName(text: string, clean: CleanFinding): string {
  return untilSame(text, (name) => nameOf(clean(name.replaceAll('_', ' '), LIMITS.name)));
}

function nameOf(text: string): string {
  const words =
    text
      .replace(PLACEHOLDER, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join('_');
}

function actionItem(item: Answer['action_items'][number], checks: Checks): ActionItem[] {
  const evidence = checks.evidence(item.evidence);
  const text = checks.clean(item.text, LIMITS.action);
  return evidence.length === 0 || text === '' ? [] : [{ text, owner: item.owner, evidence }];
}

const UNKNOWN_RISK: RiskFinding = { level: 'unknown', evidence: [] };

function riskFinding(risk: Answer['churn_risk'], checks: Checks): RiskFinding {
  const evidence = checks.evidence(risk.evidence);
  return isFinding(risk) && evidence.length === 0 ? UNKNOWN_RISK : { level: risk.level, evidence };
}

/** That there is little risk, or that it is not known, needs no proof. */
function isFinding({ level }: Pick<RiskFinding, 'level'>): boolean {
  return level === 'medium' || level === 'high';
}

function mergedIssues(issues: readonly KeyIssue[]): readonly KeyIssue[] {
  return merged(issues, ({ key, proposed_name }) => `${key} ${proposed_name ?? ''}`);
}

function mergedActions(actions: readonly ActionItem[]): readonly ActionItem[] {
  return merged(actions, ({ owner, text }) => `${owner} ${text.toLowerCase()}`);
}

/** Of findings that are the same the first one, with the evidence of all. */
function merged<T extends Pick<KeyIssue, 'evidence'>>(
  findings: readonly T[],
  identity: (one: T) => string,
): readonly T[] {
  const byIdentity = new Map<string, T>();
  for (const finding of findings) {
    const same = byIdentity.get(identity(finding));
    byIdentity.set(identity(finding), same === undefined ? finding : withEvidence(same, finding));
  }
  return [...byIdentity.values()];
}

function withEvidence<T extends Pick<KeyIssue, 'evidence'>>(one: T, { evidence }: Pick<KeyIssue, 'evidence'>): T {
  const all = new Map([...one.evidence, ...evidence].map((piece) => [`${piece.turn} ${piece.quote}`, piece]));
  return { ...one, evidence: [...all.values()].slice(0, LIMITS.evidence) };
}

function tagsOf(tags: readonly string[], clean: CleanFinding): readonly string[] {
  const cleaned = tags
    .map((tag) => untilSame(tag, (one) => lowerCase(clean(one, LIMITS.tag))))
    .filter((tag) => tag !== '');
  return [...new Set(cleaned)].slice(0, LIMITS.tags);
}

/** Placeholders stay as they are. */
function lowerCase(text: string): string {
  return text.replace(/\[[A-Z_]+_\d+\]|\p{Lu}/gu, (part) => (part.length > 2 ? part : part.toLowerCase()));
}
