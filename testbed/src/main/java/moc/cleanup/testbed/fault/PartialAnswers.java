package moc.cleanup.testbed.fault;

import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;

/// Does a part of what a request for many things asks, and answers 200 with the rest as failed.
interface PartialAnswers {

  HttpExecuteResponse answer(HttpExecuteRequest request, Fault.PartialFailure failure);
}
