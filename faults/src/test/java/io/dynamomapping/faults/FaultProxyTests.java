package io.dynamomapping.faults;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class FaultProxyTests {

	private static final String BODY = "{\"Item\":{\"title\":{\"S\":\"Fußnoten 😀\"}}}";

	private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private EchoServer server;

	private FaultProxy proxy;

	@BeforeEach
	void start() throws IOException {
		this.server = new EchoServer();
		this.proxy = FaultProxy.before(this.server.endpoint());
	}

	@AfterEach
	void stop() {
		this.proxy.close();
		this.server.close();
	}

	@Test
	void passesHeadersAndBodiesOnAsTheyAre() throws Exception {
		HttpResponse<String> answer = send("PutItem", BODY);

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(BODY);
		assertThat(answer.headers().firstValue("x-amzn-requestid")).hasValue("REQUEST-1");
		assertThat(answer.headers().firstValue("x-asked")).hasValue("this");
		assertThat(this.server.bodies()).containsExactly(BODY);
	}

	@Test
	void passesChunksOnAsOneBody() throws Exception {
		HttpRequest request = request("PutItem")
			.POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(BODY.repeat(1000))))
			.build();

		assertThat(this.http.send(request, BodyHandlers.ofString()).body()).isEqualTo(BODY.repeat(1000));
	}

	@Test
	void keepsConnectionsForTheNextRequest() throws Exception {
		for (int i = 0; i < 20; i++) {
			send("GetItem", "{\"number\":" + i + "}");
		}

		assertThat(this.proxy.connections()).isOne();
		assertThat(this.server.bodies()).hasSize(20);
	}

	@Test
	void remembersWhatItWasAsked() throws Exception {
		send("GetItem", "{}");
		send("PutItem", BODY);
		send("GetItem", "{}");

		assertThat(this.proxy.calls()).extracting(Call::operation).containsExactly("GetItem", "PutItem", "GetItem");
		assertThat(this.proxy.calls().get(1).body()).isEqualTo(BODY);
		assertThat(this.proxy.calls().get(1).header("x-ask")).isEqualTo("this");
		assertThat(this.proxy.count("GetItem")).isEqualTo(2);
	}

	@Test
	void resetKeepsTheRequestFromDynamoDb() {
		this.proxy.inject(Fault.RESET);

		assertLost();
		assertThat(this.server.bodies()).isEmpty();
	}

	@Test
	void answersAreLostAfterTheRequestWasApplied() {
		for (Fault fault : List.of(Fault.APPLY_THEN_RESET, Fault.APPLY_THEN_CLOSE, Fault.TRUNCATED)) {
			this.proxy.reset();
			this.server.bodies().clear();
			this.proxy.inject(fault);

			assertLost();
			assertThat(this.server.bodies()).hasSize(1);
		}
	}

	@Test
	void resetIsNoEndOfTheStream() throws Exception {
		this.proxy.inject(Fault.RESET);
		try (Socket socket = new Socket("localhost", this.proxy.endpoint().getPort())) {
			socket.getOutputStream()
				.write("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));

			assertThatExceptionOfType(IOException.class).isThrownBy(() -> socket.getInputStream().read())
				.withMessageContaining("reset");
		}
	}

	@Test
	void hangIsSilentForItsTime() throws Exception {
		this.proxy.inject(Fault.hang(Duration.ofMinutes(5)));
		assertTimesOut();
		assertThat(this.server.bodies()).isEmpty();

		this.proxy.reset();
		this.proxy.inject(Fault.applyThenHang(Duration.ofMinutes(5)));
		assertTimesOut();
		this.server.awaitBodies(1);
	}

	@Test
	void hangEndsWithTheConnection() {
		this.proxy.inject(Fault.hang(Duration.ofMillis(20)));

		assertLost();
	}

	@Test
	void trickleTellsTheLengthAndTakesItsTime() throws Exception {
		this.proxy.inject(Fault.trickle(Duration.ofMillis(5)));

		long start = System.nanoTime();
		HttpResponse<String> answer = send("GetItem", BODY);

		assertThat(answer.body()).isEqualTo(BODY);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(5L * BODY.length()));
	}

	@Test
	void answersAreReplaced() throws Exception {
		this.proxy.inject(Fault.reply(Reply.html(502))).nth(1);
		this.proxy.inject(Fault.applyThenReply(Reply.error(500, "InternalServerError", "no"))).nth(2);
		this.proxy.inject(Fault.throttle("ThrottlingException")).nth(3);
		this.proxy.inject(Fault.accessDenied()).nth(4);

		HttpResponse<String> html = send("GetItem", "{}");
		assertThat(html.statusCode()).isEqualTo(502);
		assertThat(html.headers().firstValue("content-type")).hasValue("text/html");
		assertThat(this.server.bodies()).isEmpty();
		HttpResponse<String> error = send("GetItem", "{}");
		assertThat(error.statusCode()).isEqualTo(500);
		assertThat(error.body()).contains("InternalServerError");
		assertThat(this.server.bodies()).hasSize(1);
		assertThat(send("GetItem", "{}").body()).contains("ThrottlingException");
		assertThat(send("Query", "{}").body()).contains("AccessDeniedException", "dynamodb:Query");
		assertThat(this.server.bodies()).hasSize(1);
	}

	@Test
	void checksumsAreRightUnlessTheyAreToBeWrong() throws Exception {
		this.proxy.inject(Fault.reply(Reply.json(200, "123456789"))).nth(1);
		this.proxy.inject(Fault.WRONG_CRC32).nth(2);
		this.proxy.inject(Fault.MALFORMED).nth(3);

		assertThat(send("GetItem", BODY).headers().firstValue("x-amz-crc32")).hasValue("3421780262");
		HttpResponse<String> wrong = send("GetItem", BODY);
		assertThat(wrong.body()).isEqualTo(BODY);
		assertThat(wrong.headers().firstValue("x-amz-crc32")).hasValue("1");
		assertThat(send("GetItem", BODY).body()).isEqualTo("{\"Attributes\": {");
	}

	@Test
	void rulesChooseWhatTheyStrike() throws Exception {
		this.proxy.inject(Fault.reply(Reply.json(400, "struck"))).on("PutItem", "UpdateItem").withBody("Fuß").nth(2);

		List<Integer> statuses = new ArrayList<>();
		for (String operation : List.of("PutItem", "GetItem", "DeleteItem", "UpdateItem", "PutItem")) {
			statuses.add(send(operation, BODY).statusCode());
		}
		statuses.add(send("PutItem", "{}").statusCode());

		assertThat(statuses).containsExactly(200, 200, 200, 400, 200, 200);
	}

	@Test
	void rulesCountFromTheFirstRequest() throws Exception {
		this.proxy.inject(Fault.reply(Reply.json(400, "first"))).first(2);
		this.proxy.inject(Fault.reply(Reply.json(400, "from"))).from(5);

		List<String> bodies = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			bodies.add(send("GetItem", "{}").body());
		}

		assertThat(bodies).containsExactly("first", "first", "{}", "{}", "from", "from");
	}

	@Test
	void aShareIsStruck() throws Exception {
		this.proxy.inject(Fault.reply(Reply.json(400, "struck"))).sometimes(0.5, new Random(17));

		int struck = 0;
		for (int i = 0; i < 100; i++) {
			struck += (send("GetItem", "{}").statusCode() == 400) ? 1 : 0;
		}

		assertThat(struck).isBetween(30, 70);
	}

	@Test
	void healedItLetsEverythingPass() throws Exception {
		this.proxy.inject(Fault.RESET);
		assertLost();

		this.proxy.heal();

		assertThat(send("GetItem", BODY).body()).isEqualTo(BODY);
		assertThat(this.proxy.calls()).hasSizeGreaterThan(1);
	}

	@Test
	void leftOverWritesAreThoseThatWereNotApplied() throws Exception {
		this.server.answer((body) -> "{}");
		this.proxy.inject(Fault.leftovers(0.5, new Random(17))).on("BatchWriteItem");

		JsonNode answer = json(send("BatchWriteItem", "{\"RequestItems\":{\"books\":" + numbers(25) + "}}").body());

		List<Integer> left = read(answer.at("/UnprocessedItems/books"));
		List<Integer> applied = read(json(this.server.bodies().get(0)).at("/RequestItems/books"));
		assertThat(left).hasSizeBetween(5, 20);
		assertThat(applied).hasSize(25 - left.size()).doesNotContainAnyElementsOf(left);
		assertThat(this.server.bodies()).hasSize(1);
	}

	@Test
	void leftOverReadsKeepHowTheyAreToBeRead() throws Exception {
		this.server.answer((body) -> "{\"Responses\":{\"books\":[]}}");
		this.proxy.inject(Fault.leftovers(0.5, new Random(17))).on("BatchGetItem");

		String request = "{\"RequestItems\":{\"books\":{\"ConsistentRead\":true,\"Keys\":" + numbers(25) + "}}}";
		JsonNode answer = json(send("BatchGetItem", request).body());

		List<Integer> left = read(answer.at("/UnprocessedKeys/books/Keys"));
		List<Integer> applied = read(json(this.server.bodies().get(0)).at("/RequestItems/books/Keys"));
		assertThat(applied).hasSize(25 - left.size()).doesNotContainAnyElementsOf(left);
		assertThat(answer.at("/UnprocessedKeys/books/ConsistentRead").booleanValue()).isTrue();
	}

	@Test
	void whatIsLeftAsAWholeIsNotSent() throws Exception {
		this.proxy.inject(Fault.leftovers(1, new Random(17)));

		JsonNode answer = json(send("BatchWriteItem", "{\"RequestItems\":{\"books\":" + numbers(25) + "}}").body());

		assertThat(read(answer.at("/UnprocessedItems/books"))).hasSize(25);
		assertThat(this.server.bodies()).isEmpty();
	}

	@Test
	void requestsThatBreakOffAreNotPassedOn() throws Exception {
		try (Socket socket = new Socket("localhost", this.proxy.endpoint().getPort())) {
			socket.getOutputStream()
				.write("POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
			socket.shutdownOutput();

			assertThat(socket.getInputStream().read()).isNegative();
		}
		assertThat(this.proxy.calls()).isEmpty();
		assertThat(this.server.bodies()).isEmpty();
	}

	@Test
	void closedItRefusesAndOpensAgainOnItsPort() throws Exception {
		send("GetItem", "{}");
		int port = this.proxy.endpoint().getPort();

		this.proxy.close();

		// By a connection of its own, as the client may keep the one that was closed.
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("localhost", port).close());
		this.proxy = FaultProxy.before(this.server.endpoint(), port);
		assertThat(send("GetItem", BODY).body()).isEqualTo(BODY);
	}

	private void assertLost() {
		assertThatExceptionOfType(IOException.class).isThrownBy(sending());
	}

	private void assertTimesOut() {
		HttpRequest request = request("PutItem").timeout(Duration.ofSeconds(1))
			.POST(BodyPublishers.ofString(BODY))
			.build();
		assertThatExceptionOfType(HttpTimeoutException.class)
			.isThrownBy(() -> this.http.send(request, BodyHandlers.ofString()));
	}

	private ThrowingCallable sending() {
		return () -> send("PutItem", BODY);
	}

	private static String numbers(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "{\"n\":" + i + "}").toList().toString();
	}

	private static List<Integer> read(JsonNode elements) {
		return elements.valueStream().map((element) -> element.get("n").intValue()).toList();
	}

	private static JsonNode json(String text) {
		return new JsonMapper().readTree(text);
	}

	private HttpRequest.Builder request(String operation) {
		return HttpRequest.newBuilder(this.proxy.endpoint())
			.timeout(Duration.ofSeconds(20))
			.header("X-Amz-Target", "DynamoDB_20120810." + operation)
			.header("X-Ask", "this");
	}

	private HttpResponse<String> send(String operation, String body) throws IOException, InterruptedException {
		return this.http.send(request(operation).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
	}

}
