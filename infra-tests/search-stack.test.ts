import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { IndexSettingsSchema } from '#lambdas/domain/search/settings.ts';
import { synthesize } from './synth.ts';

const dev = synthesize().search;
const prod = synthesize({ env: 'prod' }).search;
const inVpc = synthesize({ env: 'prod', searchVpc: 'true' }).search;

type Statement = Readonly<{ Action: string | string[]; Resource: unknown; Principal?: { AWS: unknown } }>;

/** What the role of a function may do, as `action path`, the service and the ARN before the path left out. */
function requestsOf(template: Template, role: string): string[] {
  const [policy] = Object.values(template.findResources('AWS::IAM::Policy')).filter(({ Properties }) =>
    JSON.stringify(Properties.Roles).includes(`"${role}`),
  );
  const statements = policy?.Properties.PolicyDocument.Statement as Statement[];
  return statements.flatMap(({ Action, Resource }) => {
    const actions = [Action].flat().filter((action) => !/^(kms|xray|logs|sqs|ec2):/.test(action));
    return actions.map((action) => `${action} ${pathOf(Resource)}`);
  });
}

function pathOf(resource: unknown): string {
  const join = (resource as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  return join === undefined ? 'table' : String(join[1].at(-1));
}

/** A joined text; what a deployment fills in stands as `<LogicalId>`. */
function joined(value: { 'Fn::Join': [string, (string | object)[]] }): string {
  const [, parts] = value['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : `<${Object.values(part).flat()[0]}>`)).join('');
}

/** The access policy of the domain. */
function accessPolicy(template: Template): Statement[] {
  const [policy] = Object.values(template.findResources('Custom::OpenSearchAccessPolicy'));
  return JSON.parse(JSON.parse(joined(policy?.Properties.Create)).parameters.AccessPolicies).Statement;
}

const stages: [string, Template][] = [
  ['dev', dev],
  ['prod', prod],
  ['prod in a VPC', inVpc],
];

describe.each(stages)('the search domain of %s', (_stage, template) => {
  it('is encrypted everywhere and keeps its slow logs', () => {
    template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      EngineVersion: 'OpenSearch_2.19',
      EncryptionAtRestOptions: { Enabled: true, KmsKeyId: Match.anyValue() },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: Match.stringLikeRegexp('^Policy-Min-TLS-1-2') },
      LogPublishingOptions: {
        SEARCH_SLOW_LOGS: Match.objectLike({ Enabled: true }),
        INDEX_SLOW_LOGS: Match.objectLike({ Enabled: true }),
        ES_APPLICATION_LOGS: Match.objectLike({ Enabled: true }),
      },
    });
  });

  it('is administered by the role of the index-admin function', () => {
    const admin = { 'Fn::GetAtt': [Match.stringLikeRegexp('^IndexAdminRole'), 'Arn'] };
    template.hasResourceProperties('AWS::OpenSearchService::Domain', {
      AdvancedSecurityOptions: { Enabled: true, MasterUserOptions: { MasterUserARN: admin } },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Role: admin,
      Environment: { Variables: Match.objectLike({ POWERTOOLS_SERVICE_NAME: 'index-admin' }) },
    });
  });

  it('lets in the roles of its functions and nobody else, with no more than their own policies', () => {
    const allowed = accessPolicy(template).map(({ Action, Resource, Principal }) => {
      return `${String(Principal?.AWS).replace(/^<(.+)Role[0-9A-F]{8}>$/, '$1')} ${[Action].flat().length} ${Resource}`;
    });
    const domain = Object.keys(template.findResources('AWS::OpenSearchService::Domain'))[0];
    expect(allowed.toSorted()).toEqual([
      `Analytics 1 <${domain}>/calls/_msearch`,
      `ComplaintsApi 1 <${domain}>/_bulk`,
      `ComplaintsApi 1 <${domain}>/complaints-write/_alias/complaints-write`,
      `ComplaintsApi 1 <${domain}>/complaints/_msearch`,
      `ComplaintsExport 1 <${domain}>/complaints/_msearch`,
      `ComplaintsIntake 1 <${domain}>/_bulk`,
      `ComplaintsIntake 1 <${domain}>/complaints-write/_alias/complaints-write`,
      `ComplaintsSummary 1 <${domain}>/complaints/_msearch`,
      `ComplaintsTimers 1 <${domain}>/_bulk`,
      `ComplaintsTimers 1 <${domain}>/complaints-write/_alias/complaints-write`,
      `IndexAdmin 6 <${domain}>/*`,
      `Indexing 1 <${domain}>/_bulk`,
      `Indexing 1 <${domain}>/calls-write/_alias/calls-write`,
      `Query 1 <${domain}>/calls/_msearch`,
      `QueryStream 1 <${domain}>/calls/_msearch`,
      `Search 1 <${domain}>/calls/_msearch`,
    ]);
  });

  it('goes with its stack, as it can be rebuilt', () => {
    template.hasResource('AWS::OpenSearchService::Domain', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  it('has its indexes before anything is indexed', () => {
    const sources = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
    expect(sources).toHaveLength(3);
    for (const { DependsOn } of sources)
      expect(DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^IndexAdminEnsure/)]));
    const [trigger] = Object.values(template.findResources('Custom::Trigger'));
    expect(trigger?.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^CallsDomainAccessPolicy/)]));
  });
});

describe('the functions of the read model', () => {
  it('may do what they need', () => {
    expect(requestsOf(dev, 'IndexingRole').toSorted()).toEqual([
      'bedrock:InvokeModel ::foundation-model/amazon.titan-embed-text-v2:0',
      'dynamodb:BatchGetItem table',
      // Those of the ledger.
      'dynamodb:GetItem table',
      'dynamodb:PutItem table',
      'dynamodb:UpdateItem table',
      'dynamodb:UpdateItem table',
      'es:ESHttpGet /calls-write/_alias/calls-write',
      'es:ESHttpPost /_bulk',
      's3:GetObject /bodies/*',
    ]);
    const asks = 'es:ESHttpPost /calls/_msearch';
    expect(requestsOf(dev, 'SearchRole').toSorted()).toEqual([
      'bedrock:InvokeModel ::foundation-model/amazon.titan-embed-text-v2:0',
      asks,
    ]);
    expect(requestsOf(dev, 'AnalyticsRole')).toEqual([asks]);
    const admin = requestsOf(dev, 'IndexAdminRole').filter((right) => right.startsWith('dynamodb:'));
    expect([...new Set(admin)].toSorted()).toEqual([
      'dynamodb:DescribeTable table',
      // Those of the ledger.
      'dynamodb:GetItem table',
      'dynamodb:PutItem table',
      'dynamodb:Query table',
      'dynamodb:Scan table',
      'dynamodb:UpdateItem table',
    ]);
  });

  it('take calls in batches of a hundred', () => {
    dev.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  it.each([
    ['dev', dev, { replicas: 0, shards: 1 }],
    ['prod', prod, { replicas: 2, dimensions: 256, quantisation: 'none' }],
  ])('of %s read settings of the index that their schema takes', (_stage, template, expected) => {
    for (const name of ['indexing', 'index-admin', 'search', 'query', 'query-stream']) {
      const [found] = Object.values(template.findResources('AWS::Lambda::Function')).filter(
        ({ Properties }) => Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME === name,
      );
      const settings = JSON.parse(found?.Properties.Environment.Variables.INDEX_SETTINGS);
      expect(IndexSettingsSchema.parse(settings)).toMatchObject(expected);
    }
  });

  it('are mapped to the roles of the domain', () => {
    const [admin] = Object.values(dev.findResources('AWS::Lambda::Function')).filter(
      ({ Properties }) => Properties.Environment?.Variables.SEARCH_ROLES !== undefined,
    );
    const roles = JSON.parse(joined(admin?.Properties.Environment.Variables.SEARCH_ROLES));
    expect(roles.map(({ role, arn }: { role: string; arn: string }) => [role, arn.replace(/Role\w+>$/, '')])).toEqual([
      ['writer', '<Indexing'],
      ['writer', '<ComplaintsIntake'],
      ['writer', '<ComplaintsTimers'],
      ['writer', '<ComplaintsApi'],
      ['reader', '<Search'],
      ['reader', '<Analytics'],
      ['reader', '<Query'],
      ['reader', '<QueryStream'],
      ['reader', '<ComplaintsApi'],
      ['reader', '<ComplaintsExport'],
      ['reader', '<ComplaintsSummary'],
    ]);
  });
});

describe('sizes', () => {
  it('are one small node in dev', () => {
    dev.hasResourceProperties('AWS::OpenSearchService::Domain', {
      ClusterConfig: Match.objectLike({
        InstanceType: 't3.small.search',
        InstanceCount: 1,
        DedicatedMasterEnabled: false,
        ZoneAwarenessEnabled: false,
      }),
      EBSOptions: { EBSEnabled: true, VolumeSize: 10, VolumeType: 'gp3' },
    });
  });

  it('are three zones with a node each and dedicated masters in prod', () => {
    prod.hasResourceProperties('AWS::OpenSearchService::Domain', {
      ClusterConfig: Match.objectLike({
        InstanceCount: 3,
        DedicatedMasterEnabled: true,
        DedicatedMasterCount: 3,
        ZoneAwarenessEnabled: true,
        ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      }),
    });
  });

  it('spread an even number of nodes over two zones', () => {
    const two = synthesize({ env: 'prod', searchNodes: '4', indexReplicas: '1' }).search;
    two.hasResourceProperties('AWS::OpenSearchService::Domain', {
      ClusterConfig: Match.objectLike({ InstanceCount: 4, ZoneAwarenessConfig: { AvailabilityZoneCount: 2 } }),
    });
  });
});

describe('searchVpc', () => {
  it('is off by default: no VPC, and functions outside of one', () => {
    for (const template of [dev, prod]) {
      template.resourceCountIs('AWS::EC2::VPC', 0);
      for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function')))
        expect(Properties.VpcConfig).toBeUndefined();
    }
  });

  it('puts the domain and its functions into subnets without a way out', () => {
    inVpc.resourceCountIs('AWS::EC2::InternetGateway', 0);
    inVpc.resourceCountIs('AWS::EC2::NatGateway', 0);
    inVpc.resourceCountIs('AWS::EC2::Subnet', 3);
    const inside = Object.values(inVpc.findResources('AWS::Lambda::Function'))
      .filter(({ Properties }) => Properties.VpcConfig?.SubnetIds.length === 3)
      .map(({ Properties }) => Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME);
    expect(inside.toSorted()).toEqual([
      'analytics',
      'complaint-export',
      'complaint-intake',
      'complaint-summary',
      'complaint-timers',
      'complaints',
      'index-admin',
      'indexing',
      'query',
      'query-stream',
      'search',
    ]);
    const [domain] = Object.values(inVpc.findResources('AWS::OpenSearchService::Domain'));
    expect(domain?.Properties.VPCOptions.SubnetIds).toHaveLength(3);
  });

  it('has endpoints for all that the functions reach', () => {
    const services = Object.values(inVpc.findResources('AWS::EC2::VPCEndpoint')).map(({ Properties }) =>
      JSON.stringify(Properties.ServiceName),
    );
    for (const service of ['dynamodb', 's3', 'bedrock-runtime', 'sns', 'scheduler'])
      expect(services.some((name) => name.includes(`.${service}`))).toBe(true);
  });

  it('opens the domain to the functions only', () => {
    const into = Object.values(inVpc.findResources('AWS::EC2::SecurityGroupIngress')).map(
      ({ Properties }) => Properties,
    );
    expect(into.length).toBeGreaterThan(0);
    for (const { FromPort, ToPort, SourceSecurityGroupId } of into) {
      expect([FromPort, ToPort]).toEqual([443, 443]);
      expect(JSON.stringify(SourceSecurityGroupId)).toContain('NetworkFunctions');
    }
  });
});
