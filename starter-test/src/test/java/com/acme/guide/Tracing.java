package com.acme.guide;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

record Tracing(SdkHttpClient client) implements SdkHttpClient {

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		SdkHttpRequest traced = request.httpRequest().toBuilder().putHeader("X-Trace", "reading-room").build();
		return this.client.prepareRequest(HttpExecuteRequest.builder()
			.request(traced)
			.contentStreamProvider(request.contentStreamProvider().orElse(null))
			.build());
	}

	@Override
	public void close() {
		this.client.close();
	}

}
