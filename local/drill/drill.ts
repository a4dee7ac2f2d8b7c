import { CommandError, runCommand } from '../cli/command.ts';
import { headingsOf } from '../cloudwatch/alarms/alarm-line.ts';
import { type DrillWorld, startDrillWorld } from './drill-world.ts';
import { describeScene, summaryOf, tableOf } from './report.ts';
import { holds, runDrill } from './run-drill.ts';
import type { Finding } from './run-scene.ts';
import type { Scene } from './scene.ts';
import { SCENES } from './scenes/all-scenes.ts';

const HELP = `
npm run drill -- [--only <scene or alarm>]... [--list] [--json] [--keep]

A game day: starts a runtime of its own (temporary state, free ports, a minute of an alarm lasts a second) and makes
the condition of every alarm happen, by a fault of its kind where the laptop can: engines that are not there, refuse, or
answer of another time; messages that nobody can read; models that refuse; a budget that is spent. Where it cannot, the
figures of the fault are given instead ("by data"). Each alarm has to be raised, to tell the topic of alerts once with its
severity and its heading in docs/RUNBOOK.md, or to leave that to the alarm that speaks for it, and to be over once the
fault is taken away.

  --only   a scene, or the scenes of an alarm; may be given several times
  --list   show the scenes and their alarms, and do nothing
  --json   the findings as JSON
  --keep   leave state and logs where they are
  --help   show this

A scene that does not go as it should is played once more, and the table says so: on a busy machine traffic that comes a
second late is minutes late to an alarm.

Exit code: 0 all of them did; 1 some did not; 64 wrong arguments.
`;

await runCommand({
  help: HELP,
  options: {
    only: { type: 'string', multiple: true },
    list: { type: 'boolean' },
    json: { type: 'boolean' },
    keep: { type: 'boolean' },
  },
  async run({ only, list = false, json = false, keep = false }, [stray]) {
    if (stray !== undefined) throw new CommandError(`There is no argument ${JSON.stringify(stray)}; see --help.`, 64);
    const scenes = only === undefined ? SCENES : only.flatMap(scenesOf);
    if (list) {
      process.stdout.write(`${scenes.map(describeScene).join('\n')}\n`);
      return 0;
    }
    const say = (line: string) => process.stderr.write(`${line}\n`);
    const began = performance.now();
    const world = await startDrillWorld({ onStep: say, onProblem: say, keep });
    try {
      const missing = only === undefined ? missingOf(world) : [];
      const unknown = unknownIn(world, scenes);
      if (unknown.length > 0) throw new CommandError(`The templates have no alarm ${unknown.join(', ')}.`);
      const findings = await runDrill(world, [...new Set(scenes)], (scene, found) => say(progressOf(scene, found)));
      const seconds = (performance.now() - began) / 1000;
      const all =
        only === undefined ? world.runtime.model.alarms.length : new Set(scenes.flatMap(({ alarms }) => alarms)).size;
      process.stdout.write(
        json ? `${JSON.stringify({ seconds, missing, findings }, null, 2)}\n` : `${tableOf(findings)}\n\n`,
      );
      if (missing.length > 0) say(`No scene raises ${missing.join(', ')}.`);
      if (!json) process.stdout.write(`${summaryOf(findings, all)}, in ${seconds.toFixed(0)} s\n`);
      return missing.length === 0 && findings.every(holds) ? 0 : 1;
    } finally {
      await world.close();
    }
  },
});

function scenesOf(name: string): readonly Scene[] {
  const found = SCENES.filter((scene) => scene.name === name || scene.alarms.includes(name));
  if (found.length === 0) throw new CommandError(`There is no scene or alarm ${JSON.stringify(name)}; see --list.`, 64);
  return found;
}

/** Headings of the alarms of the templates. */
function headingsIn({ runtime }: DrillWorld): readonly string[] {
  return [...headingsOf(runtime.model.alarms.map(({ name }) => name)).values()];
}

/** Alarms that no scene raises. */
function missingOf(world: DrillWorld): readonly string[] {
  const known = new Set(SCENES.flatMap(({ alarms }) => alarms));
  return headingsIn(world).filter((heading) => !known.has(heading));
}

/** Alarms of scenes that there are not. */
function unknownIn(world: DrillWorld, scenes: readonly Scene[]): readonly string[] {
  const known = new Set(headingsIn(world));
  return scenes.flatMap(({ alarms, quiet = [] }) => [...alarms, ...quiet]).filter((heading) => !known.has(heading));
}

function progressOf({ name }: Scene, findings: readonly Finding[]): string {
  const wrong = findings.filter((finding) => !holds(finding));
  const [first] = wrong;
  const outcome =
    first === undefined
      ? 'ok'
      : `FAILED: ${wrong.map(({ alarm, faults }) => `${alarm} (${faults.join('; ')})`).join(', ')}`;
  return `${name}: ${findings.length - wrong.length} of ${findings.length} fired and cleared, ${outcome}`;
}
