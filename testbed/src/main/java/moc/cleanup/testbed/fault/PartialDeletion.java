package moc.cleanup.testbed.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/// `DeleteObjects` for every second object only.
record PartialDeletion(S3Client s3, String bucket) implements PartialAnswers {

  @Override
  public HttpExecuteResponse answer(HttpExecuteRequest request, Fault.PartialFailure failure) {
    List<ObjectIdentifier> objects = read(request);
    List<ObjectIdentifier> refused = everySecond(objects, 0);
    List<ObjectIdentifier> deleted = everySecond(objects, 1);
    if (!deleted.isEmpty()) {
      s3.deleteObjects(delete -> delete.bucket(bucket).delete(all -> all.objects(deleted)));
    }
    return HttpAnswer.of(200, "application/xml", write(deleted, refused, failure.code()));
  }

  private static List<ObjectIdentifier> everySecond(List<ObjectIdentifier> objects, int first) {
    return IntStream.range(0, objects.size())
        .filter(index -> index % 2 == first)
        .mapToObj(objects::get)
        .toList();
  }

  private static List<ObjectIdentifier> read(HttpExecuteRequest request) {
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      NodeList asked =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(body)
              .getElementsByTagName("Object");
      List<ObjectIdentifier> objects = new ArrayList<>();
      for (int i = 0; i < asked.getLength(); i++) {
        Element object = (Element) asked.item(i);
        NodeList version = object.getElementsByTagName("VersionId");
        objects.add(
            ObjectIdentifier.builder()
                .key(object.getElementsByTagName("Key").item(0).getTextContent())
                .versionId(version.getLength() == 0 ? null : version.item(0).getTextContent())
                .build());
      }
      return objects;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException("no request to delete objects", e);
    }
  }

  private static byte[] write(
      List<ObjectIdentifier> deleted, List<ObjectIdentifier> refused, String code) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(body, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("DeleteResult");
      for (ObjectIdentifier object : deleted) {
        xml.writeStartElement("Deleted");
        write(xml, "Key", object.key());
        xml.writeEndElement();
      }
      for (ObjectIdentifier object : refused) {
        xml.writeStartElement("Error");
        write(xml, "Key", object.key());
        write(xml, "Code", code);
        write(xml, "Message", "Injected");
        xml.writeEndElement();
      }
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return body.toByteArray();
  }

  private static void write(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
