import { Presets, SingleBar } from 'cli-progress';

/** A progress bar on a terminal's standard error; nothing when the output is not a terminal. */
export interface Progress {
  update(done: number, total: number, note?: string): void;
  stop(): void;
}

const SILENT: Progress = { update: () => {}, stop: () => {} };

export function startProgress(label: string, quiet = false): Progress {
  if (quiet || !process.stderr.isTTY) return SILENT;
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} {note}`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0, { note: '' });
  return {
    update(done, total, note = '') {
      bar.setTotal(Math.max(1, total));
      bar.update(done, { note });
    },
    stop: () => bar.stop(),
  };
}
