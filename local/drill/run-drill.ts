import { setTimeout as sleep } from 'node:timers/promises';
import { type DrillWorld, TIME_SCALE } from './drill-world.ts';
import { type Finding, type Patience, runScene } from './run-scene.ts';
import type { Scene } from './scene.ts';
import { complaints, SAID, upload } from './scenes/calls.ts';

/** Longer than the longest period, six hours of the alarms, needs to be over, on a slow machine. */
const PATIENCE: Patience = { raiseMs: 90_000, clearMs: 1.5 * ((6 * 3_600_000) / TIME_SCALE) };
/** How long the first calls may take until they are searched and complained about. */
const SEED_MS = 90_000;
const SEEDS = 8;
/** Goes on beside all others. */
const BACKGROUND = 0;

/** Uploads some calls, so that there is something to ask about, and waits for their complaints. */
async function seed(world: DrillWorld): Promise<void> {
  await upload(world, SAID.complaint, SEEDS);
  await upload(world, SAID.plain, SEEDS);
  const end = Date.now() + SEED_MS;
  while (Date.now() < end && (await complaints(world)).length < SEEDS) await sleep(500);
}

/**
 * A scene that did not go as it should is played once more: periods are so short here that traffic which comes a second
 * late, on a busy machine, lets an alarm end and be raised anew. Findings say at which attempt they were made.
 */
async function playTwice(world: DrillWorld, scene: Scene): Promise<readonly Finding[]> {
  const first = await runScene(world, scene, PATIENCE);
  if (first.every(holds)) return first;
  const second = await runScene(world, scene, PATIENCE);
  return second.map((finding, i) => ({ ...finding, attempt: 2, before: first[i]?.faults ?? [] }));
}

/** Plays the scenes, act after act. */
export async function runDrill(
  world: DrillWorld,
  scenes: readonly Scene[],
  onScene: (scene: Scene, findings: readonly Finding[]) => void,
): Promise<readonly Finding[]> {
  await seed(world);
  const play = async (act: number) => {
    const played = scenes
      .filter((scene) => scene.act === act)
      .map(async (scene) => {
        const findings = await playTwice(world, scene);
        onScene(scene, findings);
        return findings;
      });
    return (await Promise.all(played)).flat();
  };
  const acts = [...new Set(scenes.map(({ act }) => act))].filter((act) => act !== BACKGROUND).toSorted((a, b) => a - b);
  const background = play(BACKGROUND);
  const findings: Finding[] = [];
  for (const act of acts) findings.push(...(await play(act)));
  return [...findings, ...(await background)];
}

export function holds({ faults }: Finding): boolean {
  return faults.length === 0;
}
