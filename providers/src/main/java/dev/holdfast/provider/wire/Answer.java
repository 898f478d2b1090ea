package dev.holdfast.provider.wire;

import java.net.http.HttpHeaders;

/// What came back over HTTP, whole.
///
/// @param body not copied; nobody changes it
public record Answer(int status, HttpHeaders headers, byte[] body) {
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }
}
