/** A station: arrivals and services a second of one server, and how many servers there are. */
export interface Station {
  /** Arrivals a second, Poisson. */
  readonly lambda: number;
  /** Services a second of one server. */
  readonly mu: number;
  readonly servers: number;
}

/** Share of the servers that is busy; from 1 on the queue grows without end. */
export function utilisation({ lambda, mu, servers }: Station): number {
  return lambda / (mu * servers);
}

/**
 * Probability that an arrival waits in M/M/c (Erlang C), by the recursion of Erlang B, which does not overflow:
 * B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)); C = B / (1 - rho (1 - B)).
 * (Kleinrock, Queueing Systems, vol. 1, 3.4 and 3.5.) 1 when it is not stable.
 */
export function erlangC(station: Station): number {
  const rho = utilisation(station);
  if (rho >= 1) return 1;
  const offered = station.lambda / station.mu;
  let blocked = 1;
  for (let k = 1; k <= station.servers; k++) blocked = (offered * blocked) / (k + offered * blocked);
  return blocked / (1 - rho * (1 - blocked));
}

/**
 * Mean seconds in the queue of M/G/c, by the approximation of Allen and Cunneen: that of M/M/c times (1 + cv^2) / 2, where
 * cv is the standard deviation of the service by its mean. Exact for M/M/c (cv 1) and for M/G/1. Infinite from utilisation 1 on.
 */
export function meanWait(station: Station, cv: number): number {
  const rho = utilisation(station);
  if (rho >= 1) return Number.POSITIVE_INFINITY;
  const { mu, servers } = station;
  return (erlangC(station) / (servers * mu * (1 - rho))) * ((1 + cv ** 2) / 2);
}

/** Seconds that a share of the arrivals does not exceed in the queue: exact for M/M/c, scaled as the mean is otherwise. */
export function waitQuantile(station: Station, cv: number, share: number): number {
  const rho = utilisation(station);
  if (rho >= 1) return Number.POSITIVE_INFINITY;
  const waits = erlangC(station);
  if (waits <= 1 - share) return 0;
  const { mu, servers } = station;
  return (Math.log(waits / (1 - share)) / (servers * mu * (1 - rho))) * ((1 + cv ** 2) / 2);
}
