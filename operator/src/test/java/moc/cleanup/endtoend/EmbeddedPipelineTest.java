package moc.cleanup.endtoend;

import java.util.Map;
import moc.cleanup.testbed.Environment;
import moc.cleanup.testbed.embedded.EmbeddedEnvironment;

class EmbeddedPipelineTest extends PipelineContract {

  @Override
  protected Environment environment() {
    return EmbeddedEnvironment.shared();
  }

  @Override
  protected Deployment deploy(Map<String, String> variables) {
    return InProcess.start(variables);
  }
}
