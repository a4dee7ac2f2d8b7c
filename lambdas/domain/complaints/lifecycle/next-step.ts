import type { Complaint } from '../complaint.ts';
import type { Actor, Settings } from '../steps.ts';

/** What the next step of a complaint begins with. Time never runs back, whatever the clocks of machines show. */
export function nextStep<By extends Actor>(complaint: Pick<Complaint, 'version' | 'updated_at'>, at: string, by: By) {
  return { version: complaint.version + 1, at: at > complaint.updated_at ? at : complaint.updated_at, by };
}

/**
 * Those of the settings that are not so already. A priority always says who set it, so that what is promised follows
 * from the step alone.
 */
export function changedSettings(complaint: Complaint, wanted: Settings): Settings {
  const { priority_by, ...others } = wanted;
  const changed: Settings = Object.fromEntries(
    Object.entries(others).filter(
      ([name, value]) => value !== undefined && complaint[name as keyof typeof others] !== value,
    ),
  );
  const bySomeoneElse = priority_by !== undefined && priority_by !== complaint.priority_by;
  return priority_by !== undefined && (bySomeoneElse || changed.priority !== undefined)
    ? { ...changed, priority_by }
    : changed;
}
