package moc.cleanup.endtoend;

import java.util.Map;
import moc.cleanup.testbed.Environment;

class DockerPipelineIT extends PipelineContract {

  @Override
  protected Environment environment() {
    return DockerOrSkipped.environment();
  }

  @Override
  protected Deployment deploy(Map<String, String> variables) {
    return InProcess.start(variables);
  }
}
