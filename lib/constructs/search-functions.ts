import type { Construct } from 'constructs';
import { indexSettings } from '../index-settings.ts';
import { searchFusion } from '../search-fusion.ts';
import { CallsiftFunction } from './callsift-function.ts';
import { grantAsk, grantEmbed, type SearchFunctionProps } from './search-grants.ts';

/** The function for people who search. */
export function addSearch(scope: Construct, { config, domain, network }: SearchFunctionProps) {
  const search = new CallsiftFunction(scope, 'Search', {
    name: 'search',
    description: 'Searches calls by words and by meaning',
    config,
    network,
    memorySize: 1024,
    environment: {
      SEARCH_ENDPOINT: domain.endpoint,
      INDEX_SETTINGS: indexSettings(config),
      SEARCH_FUSION: JSON.stringify(searchFusion(config)),
    },
  });
  grantAsk(search.role, domain);
  grantEmbed(search.role, config);
  return search;
}

/** The function for people who count. */
export function addAnalytics(scope: Construct, { config, domain, network }: SearchFunctionProps) {
  const analytics = new CallsiftFunction(scope, 'Analytics', {
    name: 'analytics',
    description: 'Counts calls',
    config,
    network,
    memorySize: 1024,
    environment: { SEARCH_ENDPOINT: domain.endpoint },
  });
  grantAsk(analytics.role, domain);
  return analytics;
}
