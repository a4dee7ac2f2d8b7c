import type { Intent } from '#lambdas/domain/triage/types.ts';

/** Labels of a call, as far as they tell whether it complains and who should get it. */
export interface CallLabels {
  readonly call_id: string;
  readonly gold_intent_set?: readonly Intent[] | null;
  readonly dataset_level_label?: string;
  readonly tasks?: readonly string[];
  readonly intents?: readonly string[];
  readonly flow?: string;
  readonly fraud?: boolean;
  readonly fictional?: boolean;
}

/**
 * What the labels of the sets mean for complaints; written down before any rule was tuned. Intents that are about something
 * that went wrong. A set that accepts one of them beside `inquiry` or `general` leaves open whether the call complains.
 */
const GRAVE: readonly Intent[] = ['complaint', 'billing_dispute', 'technical_issue'];

/** Departments that are sensible for what the caller was to do, by the name of the task. */
const BY_TASK: Readonly<Record<string, readonly string[]>> = {
  bank_fraud_report: ['fraud', 'billing'],
  reportlostcard: ['fraud'],
  replacecard: ['fraud', 'care'],
  disputecharge: ['billing', 'fraud'],
  viewbillsintent: ['billing'],
  expensereport: ['billing', 'technical'],
  reportbrokenphone: ['technical'],
  reportbrokensoftware: ['technical'],
  softwareupdate: ['technical'],
  checkserverstatus: ['technical', 'network'],
  checkclaimstatus: ['claims'],
  getproofofinsurance: ['claims'],
  closeaccount: ['care'],
  cancelserviceintent: ['care'],
  fastfood_order: ['delivery'],
  product_defect: ['delivery', 'billing', 'technical'],
  shipping_issue: ['delivery'],
  order_issue: ['delivery', 'billing'],
  subscription_inquiry: ['billing'],
  account_access: ['technical'],
  troubleshoot_site: ['technical'],
};

/** Where the task is not told. */
const BY_INTENT: Readonly<Partial<Record<Intent, readonly string[]>>> = {
  billing_dispute: ['billing', 'fraud', 'sales'],
  technical_issue: ['technical', 'network'],
};

/** Of a shop: anything but the departments of networks and insurances, and `general`, where nobody is in charge. */
const OF_A_SHOP: readonly string[] = ['billing', 'delivery', 'fraud', 'sales', 'technical', 'care'];

/** Whether the call complains by its labels; undefined where they leave it open, or where the call is fiction. */
export function complainsByLabel({ gold_intent_set, dataset_level_label, fictional }: CallLabels): boolean | undefined {
  if (fictional === true) return undefined;
  if (dataset_level_label !== undefined) return dataset_level_label === 'complaint' ? true : undefined;
  if (!gold_intent_set || gold_intent_set.length === 0) return undefined;
  const grave = gold_intent_set.filter((intent) => GRAVE.includes(intent)).length;
  if (grave === 0) return false;
  return grave === gold_intent_set.length ? true : undefined;
}

/** Departments that are sensible by the labels; undefined where these do not tell. */
export function departmentsByLabel(labels: CallLabels): readonly string[] | undefined {
  const named = [...(labels.tasks ?? []), ...(labels.intents ?? []), ...(labels.flow ? [labels.flow] : [])];
  const byTask = named.flatMap((task) => BY_TASK[task] ?? []);
  if (byTask.length > 0) return [...new Set(byTask)];
  if (labels.fraud === true) return ['fraud', 'billing'];
  const [intent, ...others] = labels.gold_intent_set ?? [];
  if (intent !== undefined && others.length === 0) return BY_INTENT[intent];
  return labels.dataset_level_label === 'complaint' ? OF_A_SHOP : undefined;
}

/** What a table calls the labels of a call. */
export function labelOf({ tasks, intents, flow, dataset_level_label, gold_intent_set }: CallLabels): string {
  const named = tasks ?? intents ?? (flow === undefined ? undefined : [flow]);
  return named?.join('+') || dataset_level_label || gold_intent_set?.join('|') || 'none';
}
