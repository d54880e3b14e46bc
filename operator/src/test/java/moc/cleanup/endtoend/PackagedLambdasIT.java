package moc.cleanup.endtoend;

import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;

class PackagedLambdasIT extends PackagedPipelineContract {

  @Override
  protected Environment environment() {
    return EmbeddedEnvironment.shared();
  }
}
