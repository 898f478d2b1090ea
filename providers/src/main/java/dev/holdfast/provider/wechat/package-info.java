/// WeChat Pay, API v3: JSON, SHA256-RSA2048 signatures both ways, sealed notifications, amounts in
/// fen.
@NullMarked
package dev.holdfast.provider.wechat;

import org.jspecify.annotations.NullMarked;
