import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CommandError } from '../cli/command.ts';
import type { Measured } from './measure.ts';

const milliseconds = z.number().nonnegative().max(900_000);
/** No invocation takes no time: a stage would do any number of messages. */
const SERVICE = z
  .object({ fixedMs: milliseconds, perMessageMs: milliseconds, cv: z.number().nonnegative().max(100) })
  .refine(({ fixedMs, perMessageMs }) => fixedMs + perMessageMs > 0);
const MEASURED = z.object({
  date: z.iso.date(),
  machine: z.string().max(200),
  services: z.record(z.string().max(100), SERVICE),
});

/** Service times as `--save` wrote them; a CommandError says what is wrong with any other file. */
export async function measuredFile(path: string): Promise<Measured> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`The file ${path} cannot be read (${error.code}).`, 66);
  });
  try {
    return MEASURED.parse(JSON.parse(text));
  } catch (error) {
    const where =
      error instanceof z.ZodError ? ` at ${error.issues[0]?.path.join('.') || 'the top'}` : ': it is no JSON';
    throw new CommandError(`The file ${path} holds no service times of --save${where}.`, 65);
  }
}
