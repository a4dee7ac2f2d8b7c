import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  Peer,
  Port,
  SecurityGroup,
  type SubnetSelection,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { FunctionOptions } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Config } from '../config.ts';

const HTTPS = Port.tcp(443);

/** CDK has no name for it (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html). */
const SCHEDULER = new InterfaceVpcEndpointAwsService('scheduler');

export interface SearchNetworkProps {
  readonly config: Config;
  /** Availability zones that get a subnet. */
  readonly zones: number;
}

/**
 * A VPC without a way in or out for the search domain and its functions. They reach DynamoDB and S3 through gateways and
 * Bedrock, SNS and EventBridge Scheduler through endpoints, and need nothing else: queues are polled, logs and traces are written and credentials
 * are handed over by Lambda itself, outside the VPC.
 */
export class SearchNetwork extends Construct {
  readonly vpc: Vpc;
  readonly subnets: SubnetSelection;
  readonly domainGroup: SecurityGroup;
  /** Where a function runs that reaches the domain. */
  readonly functions: Required<Pick<FunctionOptions, 'vpc' | 'vpcSubnets' | 'securityGroups'>>;

  constructor(scope: Construct, id: string, { config, zones }: SearchNetworkProps) {
    super(scope, id);
    this.subnets = { subnetType: SubnetType.PRIVATE_ISOLATED };
    const flowLogs = new LogGroup(this, 'FlowLogs', {
      retention: config.logRetentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.vpc = new Vpc(this, 'Vpc', {
      // By their place in the region: their names would have to be looked up in an account before a synthesis.
      availabilityZones: Array.from({ length: zones }, (_, i) => Fn.select(i, Fn.getAzs())),
      natGateways: 0,
      subnetConfiguration: [{ name: 'Search', subnetType: SubnetType.PRIVATE_ISOLATED }],
      gatewayEndpoints: {
        DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
        S3: { service: GatewayVpcEndpointAwsService.S3 },
      },
      flowLogs: {
        Rejected: {
          destination: FlowLogDestination.toCloudWatchLogs(flowLogs),
          trafficType: FlowLogTrafficType.REJECT,
        },
      },
    });
    const functions = this.group('Functions', 'Functions that index and search');
    functions.addEgressRule(Peer.anyIpv4(), HTTPS, 'The domain and the endpoints of the VPC');
    this.domainGroup = this.group('Domain', 'The search domain');
    this.domainGroup.addIngressRule(functions, HTTPS, 'Functions that index and search');
    this.functions = { vpc: this.vpc, vpcSubnets: this.subnets, securityGroups: [functions] };
    this.endpoint('Bedrock', InterfaceVpcEndpointAwsService.BEDROCK_RUNTIME, 'Functions that embed and answer');
    this.endpoint('Sns', InterfaceVpcEndpointAwsService.SNS, 'Functions that say what a person should know');
    this.endpoint('Scheduler', SCHEDULER, 'Functions that set timers');
  }

  private endpoint(name: string, service: InterfaceVpcEndpointAwsService, whom: string): void {
    const group = this.group(`${name}Access`, `The endpoint of ${name}`);
    for (const functions of this.functions.securityGroups) group.addIngressRule(functions, HTTPS, whom);
    this.vpc.addInterfaceEndpoint(name, { service, subnets: this.subnets, securityGroups: [group], open: false });
  }

  private group(id: string, description: string): SecurityGroup {
    return new SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound: false });
  }
}
