import { SEARCH_PATH } from '../aws/opensearch-gateway.ts';
import { resolveValue } from './intrinsics.ts';
import type { SearchDomainModel } from './model.ts';
import type { ResourceView, StackView } from './stack-view.ts';

/** The OpenSearch domain of the stacks. Nodes, disks and networks mean nothing on a laptop, which has one engine. */
export function searchDomains(stacks: readonly StackView[]): SearchDomainModel[] {
  const [domain, second] = stacks.flatMap((stack) => stack.all('AWS::OpenSearchService::Domain'));
  second?.fail('the laptop runtime has one search domain only.');
  return domain === undefined ? [] : [domainModel(domain)];
}

function domainModel(domain: ResourceView): SearchDomainModel {
  const { stack, logicalId, name, scope } = domain;
  const host = resolveValue({ 'Fn::GetAtt': [logicalId, 'DomainEndpoint'] }, scope);
  return { stack, logicalId, name, arn: domain.arn(), publicUrl: `https://${host}` };
}

/** Puts the address of the laptop's engine in the place of the domain's. */
export function localSearch(domains: readonly SearchDomainModel[], awsUrl: string): (value: string) => string {
  const local = `${awsUrl}${SEARCH_PATH}`;
  return (value) => domains.reduce((text, { publicUrl }) => text.replaceAll(publicUrl, local), value);
}
