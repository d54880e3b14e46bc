package moc.cleanup.endtoend;

import moc.cleanup.testbed.Environment;

class DockerPackagedLambdasIT extends PackagedPipelineContract {

  @Override
  protected Environment environment() {
    return DockerOrSkipped.environment();
  }
}
