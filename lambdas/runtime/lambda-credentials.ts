import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for the SDK's default credential chain in the bundles: Lambda gives a function its role's credentials as
 * environment variables, and the execution environment is replaced before they expire.
 */
export const defaultProvider = () => fromEnv();
