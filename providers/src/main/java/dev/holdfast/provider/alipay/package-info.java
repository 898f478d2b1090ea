/// Alipay's open platform: a form over the gateway, RSA2 signatures both ways, amounts in yuan.
@NullMarked
package dev.holdfast.provider.alipay;

import org.jspecify.annotations.NullMarked;
