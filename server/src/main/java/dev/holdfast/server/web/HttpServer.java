package dev.holdfast.server.web;

import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The HTTP side of a server: Spring and Tomcat around handlers.
public final class HttpServer implements AutoCloseable {
  private static final int IDLE_MILLIS = 20_000;

  private final ConfigurableApplicationContext context;

  private HttpServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Listens once it returns.
  ///
  /// @param port 0 for any free one
  /// @param parts what handlers are made of: one object of each type
  /// @param handlers classes with mapped methods, whose constructors take parts
  public static HttpServer start(String host, int port, List<?> parts, List<Class<?>> handlers) {
    var application = new SpringApplication(TomcatConfiguration.class, WebConfiguration.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setBannerMode(Banner.Mode.OFF);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
    application.setAddCommandLineProperties(false);
    application.addInitializers((GenericApplicationContext context) -> {
      register(context, new TomcatConfiguration.Binding(host, port, IDLE_MILLIS));
      parts.forEach(part -> register(context, part));
      handlers.forEach(context::registerBean);
    });
    return new HttpServer(application.run());
  }

  private static void register(ConfigurableApplicationContext context, Object part) {
    context.getBeanFactory().registerSingleton(part.getClass().getName(), part);
  }

  public int port() {
    if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
      throw new IllegalStateException("not a web server");
    }
    return web.getWebServer().getPort();
  }

  /// The context, for tests that look at the mappings.
  public ConfigurableApplicationContext context() {
    return context;
  }

  /// Takes no new connections, lets requests finish for up to 30 seconds, then stops.
  @Override
  public void close() {
    context.close();
  }
}
