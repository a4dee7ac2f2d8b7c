import type { IncomingMessage } from 'node:http';
import { shownResource } from '../shown.ts';
import { type AwsError, accessDenied } from './errors.ts';
import { type Access, accessKeyOf, evaluate, firstDenied, type Grants, type Statement } from './iam.ts';

/** Who sends a request: a function with its role's statements, or undefined for a person. */
export interface Principal {
  readonly accessKeyId: string;
  readonly statements: readonly Statement[];
}

export type Gatekeeper = ReturnType<typeof createGatekeeper>;

/** Tells who may do what. Signatures are not verified: this catches missing grants, it does not keep anyone out. */
export function createGatekeeper(grants: () => Grants | undefined, onProblem: (line: string) => void) {
  return {
    principalOf(request: IncomingMessage): Principal | undefined {
      const ask = grants();
      const accessKeyId = ask && accessKeyOf(request.headers.authorization, request.url ?? '/');
      const statements = accessKeyId && ask(accessKeyId);
      return accessKeyId && statements ? { accessKeyId, statements } : undefined;
    },

    /** The error to answer with, already reported, or undefined when everything is granted. */
    denial(principal: Principal | undefined, accesses: readonly Access[]): AwsError | undefined {
      const denied = principal && firstDenied(principal.statements, accesses);
      if (principal === undefined || denied === undefined) {
        return undefined;
      }
      // As S3's, the answer names the resource; the terminal shows no key as it is.
      const report = accessDenied(principal.accessKeyId, { ...denied, resource: shownResource(denied.resource) });
      onProblem(`Access denied: ${report.message}`);
      return accessDenied(principal.accessKeyId, denied);
    },

    /** As `denial`, without a report: for decisions that do not end the request. */
    may(principal: Principal | undefined, { action, resource }: Access): boolean {
      return principal === undefined || evaluate(principal.statements, action, resource) === 'allow';
    },
  };
}
