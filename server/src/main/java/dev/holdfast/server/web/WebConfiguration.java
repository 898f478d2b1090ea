package dev.holdfast.server.web;

import dev.holdfast.server.access.Gate;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Spring MVC with what this API uses and nothing else: paths to handlers, our own arguments and
/// answers, every exception a problem. No automatic configuration, so that neither the environment
/// nor a library on the class path changes how the server answers.
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class WebConfiguration implements WebMvcConfigurer {
  private final Gate gate;

  WebConfiguration(Gate gate) {
    this.gate = gate;
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> dispatcherServlet(WebApplicationContext context) {
    var dispatcher = new DispatcherServlet(context);
    dispatcher.setPublishEvents(false); // nobody listens
    var registration = new ServletRegistrationBean<>(dispatcher, "/");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<EdgeFilter> edge(RequestTimer timer) {
    return new FilterRegistrationBean<>(new EdgeFilter(timer));
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(gate);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Arguments());
  }

  @Override
  public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
    handlers.add(new Responses());
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.disableDefaults().addCustomConverter(new ByteArrayHttpMessageConverter());
  }

  @Override
  public void configureHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add(new ExceptionAnswers());
  }
}
