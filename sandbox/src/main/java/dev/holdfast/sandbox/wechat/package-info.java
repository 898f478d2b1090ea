/// WeChat Pay v3: signed requests and answers, encrypted callbacks.
@NullMarked
package dev.holdfast.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
