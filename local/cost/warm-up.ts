const WARM = 'warm-';

/** Name or id of what is processed first so that functions are warm, and is counted for nobody. */
export function warmUp(name: string): string {
  return WARM + name;
}

export function isWarmUp(name: string): boolean {
  return name.startsWith(WARM);
}
