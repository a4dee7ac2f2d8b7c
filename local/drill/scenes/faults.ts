import type { FunctionName } from '#lambdas/names.ts';
import type { DrillWorld } from '../drill-world.ts';
import type { Asked, GatedService, Mishap } from '../gate.ts';
import type { Mend } from '../scene.ts';

const MESSAGE = 'This failure was asked for.';

export const UNAVAILABLE: Mishap = error(503, 'ServiceUnavailable');
export const DENIED: Mishap = error(403, 'AccessDenied');

function error(status: number, code: string): Mishap {
  return { kind: 'error', error: { status, code, message: MESSAGE } };
}

export interface Befallen {
  readonly service: GatedService;
  readonly mishap: Mishap;
  /** Functions that it befalls. @default whoever asks */
  readonly of?: readonly FunctionName[];
  /** Requests that it befalls. @default all of theirs */
  readonly when?: (asked: Asked) => boolean;
}

/** Has a mishap befall requests until the returned function is called. */
export function befall(world: DrillWorld, { service, mishap, of, when = () => true }: Befallen): Mend {
  const keys = of && new Set(of.map(world.keyOf));
  return world.gates[service].add((asked) => {
    return (keys === undefined || keys.has(asked.accessKey)) && when(asked) ? mishap : undefined;
  });
}

export function all(...mends: readonly Mend[]): Mend {
  return async () => {
    for (const mend of mends) await mend();
  };
}

const TIMESTAMP = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z/g;

/** Moves every time in a text by hours: what a function reads, or asks for, lies as much further back or ahead. */
export function moved(text: string, hours: number): string {
  return text.replace(TIMESTAMP, (time) => new Date(Date.parse(time) + hours * 3_600_000).toISOString());
}
