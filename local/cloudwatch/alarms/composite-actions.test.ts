import { expect, it } from 'vitest';
import type { AlarmState } from '../../assembly/cloudwatch-model.ts';
import { hold, holdOn } from './composite-actions.ts';

const suppressor = { alarm: 'app-test-Down', waitSeconds: 120, extensionSeconds: 300 };
const at = (seconds: number, state: AlarmState = 'OK', timeScale = 1) => ({
  suppressor,
  state,
  now: seconds * 1000,
  timeScale,
});

it('what changed waits as long as it says for the suppressor, and is then told', () => {
  const held = hold('change', at(0));
  expect(holdOn(held, at(119))).toEqual(held);
  expect(holdOn(held, at(120))).toBe('tell');
});

it('what was held by the suppressor is held for the extension after that was raised for the last time', () => {
  const held = holdOn(hold('change', at(0)), at(60, 'ALARM'));
  if (held === 'tell') throw new Error('It was told.');
  expect(holdOn(held, at(60 + 120))).toEqual(held);
  expect(holdOn(held, at(60 + 299))).toEqual(held);
  expect(holdOn(held, at(60 + 300))).toBe('tell');
});

it('both are shortened by the scale of time', () => {
  const held = holdOn(hold('change', at(0, 'OK', 60)), at(1, 'ALARM', 60));
  if (held === 'tell') throw new Error('It was told.');
  expect(held.due).toBe(6_000);
  expect(hold('change', at(0, 'OK', 60)).due).toBe(2_000);
});
