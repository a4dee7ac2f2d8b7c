import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EbsDeviceVolumeType } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, ResourcePolicy, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';
import type { SearchNetwork } from './search-network.ts';

const DEDICATED_MASTERS = 3;

export interface SearchDomainProps {
  readonly config: Config;
  readonly storageKey: Key;
  /** Master user of the fine-grained access control: it may do everything, also say what other roles may. */
  readonly administrator: Role;
  /** @default reachable by its public address, for signed requests of the roles that are granted it */
  readonly network?: SearchNetwork;
}

/** The zones over which as many nodes are spread evenly. */
export function zonesOf({ searchNodes }: Pick<Config, 'searchNodes'>): number {
  if (searchNodes === 1) return 1;
  return searchNodes % 3 === 0 ? 3 : 2;
}

/** The OpenSearch Service domain of the read model, and who may send it what. */
export class SearchDomain extends Construct {
  readonly domain: Domain;
  /** `https://` and the host. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id);
    const { config, network } = props;
    const logs = this.logGroups(config);
    this.domain = new Domain(this, 'Domain', {
      // The version that `npm run test:real` runs; a newer one is put in place, the index stays.
      version: EngineVersion.OPENSEARCH_2_19,
      enableVersionUpgrade: true,
      ...sizes(config),
      encryptionAtRest: { enabled: true, kmsKey: props.storageKey },
      nodeToNodeEncryption: true,
      enforceHttps: true,
      tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
      fineGrainedAccessControl: { masterUserArn: props.administrator.roleArn },
      logging: {
        slowSearchLogEnabled: true,
        slowSearchLogGroup: logs.slowSearch,
        slowIndexLogEnabled: true,
        slowIndexLogGroup: logs.slowIndex,
        appLogEnabled: true,
        appLogGroup: logs.application,
      },
      suppressLogsResourcePolicy: true,
      ...(network && {
        vpc: network.vpc,
        vpcSubnets: [subnetsOf(network, config)],
        securityGroups: [network.domainGroup],
      }),
      // Rebuilt from the calls at any time, which cost what they cost whether or not a domain is left behind; and
      // no later deployment would take up a domain that was.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.domain.node.addDependency(this.logDelivery(Object.values(logs)));
    this.endpoint = `https://${this.domain.domainEndpoint}`;
  }

  /**
   * Lets a role send requests to these paths. Within one account either policy is enough, its own or the domain's: both
   * name the same requests, a wider one would undo the narrower.
   */
  grant(role: Role, actions: readonly string[], ...paths: string[]): void {
    const access = { actions: [...actions], resources: paths.map((path) => `${this.domain.domainArn}/${path}`) };
    role.addToPolicy(new PolicyStatement(access));
    this.domain.addAccessPolicies(new PolicyStatement({ ...access, principals: [role] }));
  }

  private logGroups(config: Config) {
    const group = (id: string) =>
      new LogGroup(this, id, {
        retention: config.logRetentionDays as RetentionDays,
        removalPolicy: RemovalPolicy.DESTROY,
      });
    return { slowSearch: group('SlowSearches'), slowIndex: group('SlowIndexing'), application: group('Application') };
  }

  /** A policy in the template; Domain would set it by a function that runs at each deployment. */
  private logDelivery(groups: readonly LogGroup[]): ResourcePolicy {
    return new ResourcePolicy(this, 'LogDelivery', {
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('es.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: groups.map((group) => group.logGroupArn),
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      ],
    });
  }
}

function subnetsOf(network: SearchNetwork, config: Config) {
  return { subnets: network.vpc.isolatedSubnets.slice(0, zonesOf(config)) };
}

function sizes(config: Config) {
  const { searchMasterInstanceType } = config;
  const zones = zonesOf(config);
  return {
    capacity: {
      dataNodes: config.searchNodes,
      dataNodeInstanceType: config.searchInstanceType,
      ...(searchMasterInstanceType !== undefined && {
        masterNodes: DEDICATED_MASTERS,
        masterNodeInstanceType: searchMasterInstanceType,
      }),
      // A standby zone would answer no searches; here every zone does, and the rest goes on when one is lost.
      multiAzWithStandbyEnabled: false,
    },
    zoneAwareness: zones === 1 ? { enabled: false } : { enabled: true, availabilityZoneCount: zones },
    ebs: { volumeType: EbsDeviceVolumeType.GP3, volumeSize: config.searchVolumeGb },
  };
}
