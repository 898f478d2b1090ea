package dev.holdfast.server.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;

/// Tomcat on virtual threads: bounded connections, no pages of its own, and a shutdown that lets
/// requests finish.
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {
  private static final int MAX_CONNECTIONS = 10_000;
  private static final int BACKLOG = 1_024;
  private static final int MAX_HEADER_BYTES = 16 * 1024;

  /// Requests in progress whose buffers, some 40 KiB each, are kept for the next ones.
  private static final int KEPT_PROCESSORS = 1_024;

  /// Unread bytes of a refused body that are read away, so that its sender sees the answer.
  private static final int MAX_SWALLOWED_BYTES = 8 << 20;

  private static final long SHUTDOWN_MILLIS = 30_000;

  /// @param idleMillis how long a connection may say nothing
  record Binding(String host, int port, int idleMillis) {}

  @Bean
  TomcatServletWebServerFactory tomcat(Binding binding) throws UnknownHostException {
    var factory = new TomcatServletWebServerFactory(binding.port);
    factory.setAddress(InetAddress.getByName(binding.host));
    factory.setShutdown(Shutdown.GRACEFUL);
    factory.setRegisterDefaultServlet(false);
    factory.addConnectorCustomizers(connector -> connector(connector, binding));
    factory.addContextCustomizers(TomcatConfiguration::context);
    factory.addContextValves(new SafeHeaders());
    return factory;
  }

  @Bean
  DefaultLifecycleProcessor lifecycleProcessor() {
    var processor = new DefaultLifecycleProcessor();
    processor.setTimeoutPerShutdownPhase(SHUTDOWN_MILLIS);
    return processor;
  }

  private static void connector(Connector connector, Binding binding) {
    connector.setXpoweredBy(false);
    connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
      protocol.setExecutor(new VirtualThreadExecutor("holdfast-http-"));
      protocol.setMaxConnections(MAX_CONNECTIONS);
      protocol.setAcceptCount(BACKLOG);
      protocol.setConnectionTimeout(binding.idleMillis);
      protocol.setProcessorCache(KEPT_PROCESSORS);
    }
    if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
      http.setMaxHttpRequestHeaderSize(MAX_HEADER_BYTES);
      http.setMaxSwallowSize(MAX_SWALLOWED_BYTES);
      http.setMaxKeepAliveRequests(-1);
    }
  }

  private static void context(Context context) {
    if (context.getParent() instanceof StandardHost host) {
      host.setErrorReportValveClass(ProblemValve.class.getName());
    }
  }
}
