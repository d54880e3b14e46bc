package moc.cleanup.worker;

import moc.cleanup.testbed.Sandbox;

/// Chooses the AWS clients of a worker under test.
@FunctionalInterface
interface ClientsOf {

  ClientsOf SANDBOX =
      sandbox -> new WorkerClients(sandbox.s3(), sandbox.sqs(), sandbox.cloudWatch());

  WorkerClients of(Sandbox sandbox);
}
